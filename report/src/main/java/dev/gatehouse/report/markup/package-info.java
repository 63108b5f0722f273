/** What XML and HTML have in common. */
@NullMarked
package dev.gatehouse.report.markup;

import org.jspecify.annotations.NullMarked;
