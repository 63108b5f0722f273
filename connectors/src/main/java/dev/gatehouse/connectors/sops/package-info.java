/**
 * Settings that SOPS encrypted, in files that are no manifests: YAML, JSON and {@code .env} files.
 *
 * @see <a href="https://getsops.io/docs/">SOPS</a>
 */
@NullMarked
package dev.gatehouse.connectors.sops;

import org.jspecify.annotations.NullMarked;
