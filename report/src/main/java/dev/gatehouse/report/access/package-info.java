/** What was found in access logs, in each format. */
@NullMarked
package dev.gatehouse.report.access;

import org.jspecify.annotations.NullMarked;
