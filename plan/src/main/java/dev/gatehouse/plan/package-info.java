/**
 * What would have to change on forges to reach the baseline, as a pure function of the baseline and what was observed:
 * no clock, no network, no file.
 *
 * <p>What is not declared is left alone. What could not be seen whole is not changed. The rails, which nothing passes
 * by unless the caller says so, are checked when a plan is made and again when it is applied.
 */
@NullMarked
package dev.gatehouse.plan;

import org.jspecify.annotations.NullMarked;
