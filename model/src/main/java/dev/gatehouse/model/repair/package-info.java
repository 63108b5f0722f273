/** Proposed repairs of real systems: what is there, what is to be there, and what that does to people. */
@NullMarked
package dev.gatehouse.model.repair;

import org.jspecify.annotations.NullMarked;
