/** One page in one file, with everything in it. */
@NullMarked
package dev.gatehouse.report.html;

import org.jspecify.annotations.NullMarked;
