/**
 * Reads literals and the names they belong to, in the source code and configuration of any common language: how an
 * assignment, a map's entry, an argument, an attribute or an option is written differs little between them.
 *
 * <p>Reads a text of one character per byte, and a bounded part of it.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.generic.literal;

import org.jspecify.annotations.NullMarked;
