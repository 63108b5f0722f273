/** Rules as people read them: on a terminal, and as pages of documentation. */
@NullMarked
package dev.gatehouse.report.rules;

import org.jspecify.annotations.NullMarked;
