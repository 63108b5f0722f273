package dev.gatehouse.engines.hcl;

/**
 * Why a part of a text could not be read.
 *
 * @param message one line, no full stop
 * @param line from 1
 * @param column in Unicode code points, from 1
 */
public record Problem(String message, int line, int column) {}
