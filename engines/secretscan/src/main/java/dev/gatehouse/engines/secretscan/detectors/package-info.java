/** The formats of tokens that are known, by who issues them. */
@NullMarked
package dev.gatehouse.engines.secretscan.detectors;

import org.jspecify.annotations.NullMarked;
