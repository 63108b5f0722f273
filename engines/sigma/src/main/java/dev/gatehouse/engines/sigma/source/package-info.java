/**
 * YAML text as trees in which every value keeps its file, line and column, and what is wrong with a text, and where.
 */
@NullMarked
package dev.gatehouse.engines.sigma.source;

import org.jspecify.annotations.NullMarked;
