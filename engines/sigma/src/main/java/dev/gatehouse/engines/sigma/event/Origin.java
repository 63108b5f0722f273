package dev.gatehouse.engines.sigma.event;

/**
 * Where an event was read.
 *
 * @param source a file or stream, as the caller names it
 * @param line from 1
 * @param index how many events of the source came before it
 */
public record Origin(String source, long line, long index) {}
