/**
 * The gate: whether one deployment may be made, decided by {@link dev.gatehouse.gate.Gate} from what it is given,
 * without a clock, a network or a file.
 */
@NullMarked
package dev.gatehouse.gate;

import org.jspecify.annotations.NullMarked;
