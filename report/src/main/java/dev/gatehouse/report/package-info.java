/** Writes judgements for people and for other tools. */
@NullMarked
package dev.gatehouse.report;

import org.jspecify.annotations.NullMarked;
