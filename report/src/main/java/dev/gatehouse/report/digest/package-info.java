/** What every format tells, worked out once: counts, the worst first, what was not seen, what to do first. */
@NullMarked
package dev.gatehouse.report.digest;

import org.jspecify.annotations.NullMarked;
