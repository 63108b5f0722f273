/**
 * Finds tokens of known formats in the bytes of a text.
 *
 * <p>One pass of an automaton over all keywords of all detectors finds the places worth a look; at each of them a
 * verifier written by hand tells in bounded time whether a token stands there, by its characters, its checksum where
 * the format has one, and what its text decodes to. Placeholders and samples from vendors' documentation are no tokens.
 *
 * <pre>{@code
 * SecretScanner scanner = new SecretScanner(StandardDetectors.all());
 * for (Match match : scanner.scan(content, content.length)) { … }
 * }</pre>
 */
@NullMarked
package dev.gatehouse.engines.secretscan;

import org.jspecify.annotations.NullMarked;
