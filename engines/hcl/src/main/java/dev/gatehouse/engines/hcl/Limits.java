package dev.gatehouse.engines.hcl;

/**
 * How much of a text is read at most.
 *
 * @param bytes its size in UTF-8
 * @param depth how deep blocks, expressions and templates may lie in each other
 * @param nodes how many blocks, attributes, expressions and template parts it may have
 */
public record Limits(int bytes, int depth, int nodes) {

    /** Several times what is written by hand or generated in practice. */
    public static final Limits DEFAULT = new Limits(16 << 20, 100, 2_000_000);
}
