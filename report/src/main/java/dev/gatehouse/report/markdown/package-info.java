/** A comment for a pull request. */
@NullMarked
package dev.gatehouse.report.markdown;

import org.jspecify.annotations.NullMarked;
