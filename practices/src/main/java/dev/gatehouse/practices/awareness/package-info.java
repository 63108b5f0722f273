/**
 * Practice 9, awareness training. Everyone who touches a deployment has learnt how it is attacked, is reminded, and
 * knows where to report what looks wrong.
 */
@NullMarked
package dev.gatehouse.practices.awareness;

import org.jspecify.annotations.NullMarked;
