package dev.gatehouse.engines.secretscan.gitleaks;

/**
 * What a rule found in a content. All offsets are in bytes.
 *
 * @param rule the rule
 * @param start of the whole match
 * @param end after the whole match
 * @param secretStart of the secret in it
 * @param secretEnd after the secret
 * @param entropy of the secret, bits per character
 */
public record RuleMatch(GitleaksRule rule, int start, int end, int secretStart, int secretEnd, double entropy) {}
