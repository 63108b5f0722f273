package dev.gatehouse.engines.policycsv;

/**
 * A piece of what is in force, with its own line numbers.
 *
 * @param name what people call it: {@code policy.csv}, {@code policy.overlay.csv}, {@code project shop}, {@code built
 *     in}
 */
public record Part(String name, Policy policy) {

    /** What every Argo CD brings with it. */
    public static final Part BUILT_IN = new Part("built in", BuiltInPolicy.policy());
}
