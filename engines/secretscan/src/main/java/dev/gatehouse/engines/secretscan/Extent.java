package dev.gatehouse.engines.secretscan;

/**
 * A part of a text.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset after the last
 */
public record Extent(int start, int end) {}
