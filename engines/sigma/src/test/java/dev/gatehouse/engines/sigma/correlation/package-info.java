/** Tests of what correlations remember. */
@NullMarked
package dev.gatehouse.engines.sigma.correlation;

import org.jspecify.annotations.NullMarked;
