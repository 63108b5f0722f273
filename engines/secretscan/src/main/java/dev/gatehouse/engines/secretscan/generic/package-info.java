/**
 * Finds secrets of no known format by their context: passwords, keys and tokens that a name gives away, credentials in
 * URLs, in {@code Authorization} headers, in arguments of calls and of commands, and UUID-shaped keys.
 *
 * <p>At each keyword the literal that belongs to it is read, as any common language writes it, and judged by a small
 * linear model over features that a person can read. What the file's path tells is added afterwards by
 * {@link dev.gatehouse.engines.secretscan.generic.GenericJudgement}, since a content is scanned once, whatever its
 * paths.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.generic;

import org.jspecify.annotations.NullMarked;
