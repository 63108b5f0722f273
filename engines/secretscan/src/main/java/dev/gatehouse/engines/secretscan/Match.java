package dev.gatehouse.engines.secretscan;

/**
 * A token in a text.
 *
 * @param detector the format it has
 * @param start offset of its first character, in UTF-16 units
 * @param end offset after its last
 */
public record Match(Detector detector, int start, int end) {}
