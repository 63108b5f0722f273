/**
 * Searches contents that stand somewhere: files, standard input, blobs whose path is known. Here what only a path or a
 * line decides is added to what the scanner finds: allow comments, a configuration's allowlists, confidence.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.search;

import org.jspecify.annotations.NullMarked;
