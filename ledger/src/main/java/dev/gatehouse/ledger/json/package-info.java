/**
 * JSON of which each value has exactly one text, so that it can be hashed and signed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
@NullMarked
package dev.gatehouse.ledger.json;

import org.jspecify.annotations.NullMarked;
