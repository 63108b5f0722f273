package dev.gatehouse.baseline.policy;

import java.util.List;

/**
 * How secrets are kept.
 *
 * @param samples paths whose secrets are made up: fixtures and documentation
 */
public record SecretsPolicy(List<PathPattern> samples) {

    /** Nothing declared. */
    public static final SecretsPolicy NONE = new SecretsPolicy(List.of());

    public SecretsPolicy {
        samples = List.copyOf(samples);
    }
}
