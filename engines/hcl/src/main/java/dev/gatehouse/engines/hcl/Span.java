package dev.gatehouse.engines.hcl;

/**
 * Where something stands in a text.
 *
 * @param start offset of its first character, in UTF-16 units, from 0
 * @param end offset after its last character
 * @param line its first line, from 1
 * @param column its first column in Unicode code points, from 1
 * @param endLine its last line
 */
public record Span(int start, int end, int line, int column, int endLine) {}
