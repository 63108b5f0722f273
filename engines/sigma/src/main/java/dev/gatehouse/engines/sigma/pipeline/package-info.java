/**
 * Processing pipelines in the manner of pySigma's: fields of rules renamed to those of the events, conditions added,
 * log sources changed, placeholders given values; and, beyond pySigma, events told their log source by what they hold.
 *
 * @see <a href="https://sigmahq-pysigma.readthedocs.io/en/latest/Processing_Pipelines.html">Processing pipelines</a>
 */
@NullMarked
package dev.gatehouse.engines.sigma.pipeline;

import org.jspecify.annotations.NullMarked;
