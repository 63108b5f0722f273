/**
 * State by key and event time: what an operator that looks at more than one event needs of whatever runs it. Here that
 * is {@link dev.gatehouse.engines.sigma.state.InMemoryStates}; a stream processor with keyed state and event-time
 * timers can take its place, with the same operators.
 */
@NullMarked
package dev.gatehouse.engines.sigma.state;

import org.jspecify.annotations.NullMarked;
