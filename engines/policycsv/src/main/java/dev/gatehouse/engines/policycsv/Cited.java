package dev.gatehouse.engines.policycsv;

/**
 * A line and where it stands.
 *
 * @param order among all lines in force, from 0
 */
public record Cited<L extends PolicyLine>(int order, Part part, L line) {}
