/**
 * Texts within a text: base 64, hexadecimal, percent and backslash escapes, and what was compressed before it was
 * encoded.
 *
 * <p>Where one begins, and what it holds, depends on the bytes near it alone, so that what was found in a part of a
 * content is true of every copy of that part.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.encoded;

import org.jspecify.annotations.NullMarked;
