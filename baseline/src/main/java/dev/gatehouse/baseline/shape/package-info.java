/**
 * What a hand-written YAML file may hold, described once: values are checked against it, a JSON Schema is made from it,
 * and it words the advice.
 */
@NullMarked
package dev.gatehouse.baseline.shape;

import org.jspecify.annotations.NullMarked;
