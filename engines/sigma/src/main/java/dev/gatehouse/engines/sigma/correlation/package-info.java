/**
 * The correlations of Sigma 2.1 and those beyond it, each as an operator over keyed state: windows, absence, what is
 * seen first, travel, rare hours, subjects that were silent.
 */
@NullMarked
package dev.gatehouse.engines.sigma.correlation;

import org.jspecify.annotations.NullMarked;
