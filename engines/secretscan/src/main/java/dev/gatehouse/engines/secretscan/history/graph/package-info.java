/**
 * The commits and trees of a repository by numbers: who is whose parent, which tree leads to which blobs that are
 * followed, what a commit has that its parents have not, and what is named and missing. Knows nothing of secrets.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.history.graph;

import org.jspecify.annotations.NullMarked;
