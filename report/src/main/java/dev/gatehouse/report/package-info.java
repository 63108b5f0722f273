/**
 * Writes a judgement: {@link dev.gatehouse.report.ReportFormat} names the formats, each in a package of its own.
 *
 * <p>Writers are pure: no clock, no file, no terminal; what they know of these is in
 * {@link dev.gatehouse.report.digest.RunContext}.
 */
@NullMarked
package dev.gatehouse.report;

import org.jspecify.annotations.NullMarked;
