/**
 * YAML and JSON text as trees in which every value keeps its line and column.
 *
 * <p>Reading is bounded in bytes, nesting and values, and never fails: what can't be read is a
 * {@link dev.gatehouse.yaml.Problem}, and the documents around it are read all the same.
 */
@NullMarked
package dev.gatehouse.yaml;

import org.jspecify.annotations.NullMarked;
