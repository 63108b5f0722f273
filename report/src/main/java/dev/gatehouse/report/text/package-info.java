/** The text a person reads first, on a terminal of any kind or in a pipe. */
@NullMarked
package dev.gatehouse.report.text;

import org.jspecify.annotations.NullMarked;
