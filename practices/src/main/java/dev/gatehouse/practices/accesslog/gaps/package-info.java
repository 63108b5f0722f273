/**
 * Judges whether logs are whole: hours of silence, events that their source has dropped, numbers that are missing,
 * commits that should stand behind a write.
 */
@NullMarked
package dev.gatehouse.practices.accesslog.gaps;

import org.jspecify.annotations.NullMarked;
