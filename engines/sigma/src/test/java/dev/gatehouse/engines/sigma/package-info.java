/** Tests of the Sigma engine. */
@NullMarked
package dev.gatehouse.engines.sigma;

import org.jspecify.annotations.NullMarked;
