/** The bare Sigma engine, for those who have rules and events and nothing else. */
@NullMarked
package dev.gatehouse.cli.sigma;

import org.jspecify.annotations.NullMarked;
