package dev.gatehouse.yaml;

/**
 * Why a document could not be read.
 *
 * @param message one line, no full stop
 * @param line from 1
 * @param column in code points, from 1
 */
public record Problem(String message, int line, int column) {}
