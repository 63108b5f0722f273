package dev.gatehouse.engines.sigma.rule;

/** One document of a rule file. */
public sealed interface Rule permits DetectionRule, CorrelationRule, FilterRule {

    Metadata metadata();
}
