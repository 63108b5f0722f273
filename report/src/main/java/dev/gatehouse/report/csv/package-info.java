/** A table for spreadsheets. */
@NullMarked
package dev.gatehouse.report.csv;

import org.jspecify.annotations.NullMarked;
