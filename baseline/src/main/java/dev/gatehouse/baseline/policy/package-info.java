/** The sections of a baseline. */
@NullMarked
package dev.gatehouse.baseline.policy;

import org.jspecify.annotations.NullMarked;
