/**
 * How likely a literal is a secret: a logistic model over features that a person can read, with the weights in a table
 * ({@code weights.tsv}), so that each judgement can be explained by the features that weighed most.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.generic.likelihood;

import org.jspecify.annotations.NullMarked;
