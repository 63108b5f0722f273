package dev.gatehouse.engines.secretscan;

/**
 * A secret in a content.
 *
 * @param detector the format it has
 * @param start offset of its first byte
 * @param end offset after its last
 */
public record Match(Detector detector, int start, int end, Confidence confidence) {}
