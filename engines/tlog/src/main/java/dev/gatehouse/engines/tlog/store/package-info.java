/**
 * Appending to a log, so that what was acknowledged outlives a crash at any instant.
 *
 * <p>{@link dev.gatehouse.engines.tlog.store.LogStore} says how.
 */
@NullMarked
package dev.gatehouse.engines.tlog.store;

import org.jspecify.annotations.NullMarked;
