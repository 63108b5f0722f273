package dev.gatehouse.engines.sigma.rule;

/** A rule about single events. */
public record DetectionRule(Metadata metadata, LogSource logSource, Detection detection) implements Rule {}
