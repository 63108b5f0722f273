/** Documents as trees in which every value keeps the line and column it stands at. */
@NullMarked
package dev.gatehouse.model.tree;

import org.jspecify.annotations.NullMarked;
