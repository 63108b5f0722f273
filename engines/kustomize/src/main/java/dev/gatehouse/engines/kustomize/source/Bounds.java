package dev.gatehouse.engines.kustomize.source;

/**
 * How much one rendering may take.
 *
 * @param files read, each as often as it is read
 * @param bytes of all of them
 * @param depth of kustomizations in each other
 * @param values in all trees, those that are made counted too
 */
public record Bounds(int files, int bytes, int depth, int values) {

    /** Several times what the largest repositories in public have. */
    public static final Bounds STANDARD = new Bounds(5_000, 64 << 20, 40, 4_000_000);
}
