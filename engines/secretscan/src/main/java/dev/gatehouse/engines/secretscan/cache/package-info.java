/**
 * Remembers between scans in which objects nothing was found, so that a scan of a grown history looks only at what is
 * new. Holds no secret, and nothing that one could be guessed from: ids of objects without findings.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.cache;

import org.jspecify.annotations.NullMarked;
