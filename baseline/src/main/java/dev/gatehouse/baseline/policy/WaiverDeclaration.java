package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Waiver;

/**
 * A failure accepted for a time.
 *
 * @param rule the rule's id
 * @param subject the finding's subject, its file, or a pattern of either ({@code *} and {@code **})
 */
public record WaiverDeclaration(String rule, String subject, Waiver waiver, Location location) {}
