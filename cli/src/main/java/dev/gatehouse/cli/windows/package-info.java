/** Maintenance windows: whether one is open, when the next opens, and all of them as a calendar. */
@NullMarked
package dev.gatehouse.cli.windows;

import org.jspecify.annotations.NullMarked;
