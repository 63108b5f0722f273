/** Judges whether logs are whole: hours of silence, events that their source has dropped, numbers that are missing. */
@NullMarked
package dev.gatehouse.practices.accesslog.gaps;

import org.jspecify.annotations.NullMarked;
