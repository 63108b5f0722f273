/** Conditions of an environment's own: what they may name, and whether they can be asked. */
@NullMarked
package dev.gatehouse.baseline.conditions;

import org.jspecify.annotations.NullMarked;
