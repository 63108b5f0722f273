/**
 * Rules as they are written: detection rules, correlations and filters of Sigma 2.1, read from YAML with the place of
 * everything that can be wrong.
 *
 * @see <a href="https://github.com/SigmaHQ/sigma-specification">Sigma specification 2.1.0</a>
 */
@NullMarked
package dev.gatehouse.engines.sigma.rule;

import org.jspecify.annotations.NullMarked;
