package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A change to one rule.
 *
 * @param severity in place of the rule's own, wherever its subject stands; null to leave it
 * @param off whether it is not asked at all
 */
public record RuleSetting(String rule, @Nullable Severity severity, boolean off, Location location) {}
