/**
 * Searches what some commits bring, without reading the history before them: a range, a push, what is staged.
 *
 * <p>A commit brings the files in which it differs from every parent, so that what only a merge wrote is its own, and
 * its message. A tag brings its message.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.changes;

import org.jspecify.annotations.NullMarked;
