/**
 * Practice 3, access-log review. Who came in and what they did is written down where they can't erase it, and someone
 * reads it, so that an attempt by the wrong person is noticed.
 */
@NullMarked
package dev.gatehouse.practices.accesslog;

import org.jspecify.annotations.NullMarked;
