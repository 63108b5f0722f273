/**
 * Asks services whether they still take a secret that was found. Nothing here is asked unless a person wants it: a
 * question shows the secret to the service.
 */
@NullMarked
package dev.gatehouse.connectors.verification;

import org.jspecify.annotations.NullMarked;
