/** Documents as trees that can be changed, read from YAML, and their canonical form. */
@NullMarked
package dev.gatehouse.engines.kustomize.tree;

import org.jspecify.annotations.NullMarked;
