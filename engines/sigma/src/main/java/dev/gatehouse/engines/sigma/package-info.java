/**
 * Runs Sigma 2.1 rules over events.
 *
 * <p>{@link dev.gatehouse.engines.sigma.rule.RuleReader} reads rules, {@link dev.gatehouse.engines.sigma.DetectionSet}
 * makes them ready, {@link dev.gatehouse.engines.sigma.Detector} runs them.
 */
@NullMarked
package dev.gatehouse.engines.sigma;

import org.jspecify.annotations.NullMarked;
