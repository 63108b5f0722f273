package dev.gatehouse.yaml;

/**
 * How much of a file is read at most.
 *
 * @param bytes the file's size
 * @param depth how deep collections may lie in each other
 * @param values how many values a file may have, those that aliases repeat counted each time
 */
public record Limits(int bytes, int depth, int values) {

    /** For manifests and pipelines: the largest bundles of custom resource definitions in use fit several times. */
    public static final Limits MANIFEST = new Limits(16 << 20, 100, 1_250_000);

    /** For files that people write by hand. */
    public static final Limits BY_HAND = new Limits(1 << 20, 30, 100_000);
}
