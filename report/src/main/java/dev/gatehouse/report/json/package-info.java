/** The machine-readable report, and the JSON that other formats are made of. */
@NullMarked
package dev.gatehouse.report.json;

import org.jspecify.annotations.NullMarked;
