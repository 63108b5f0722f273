/**
 * Detections compiled to expressions over shared predicates, and the program that finds for one event which of many
 * expressions hold by evaluating only the few that can.
 */
@NullMarked
package dev.gatehouse.engines.sigma.program;

import org.jspecify.annotations.NullMarked;
