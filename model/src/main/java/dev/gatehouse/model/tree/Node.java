package dev.gatehouse.model.tree;

/**
 * A value in a document, with the place where it begins.
 *
 * <p>Lines and columns count from 1; a column counts Unicode code points.
 */
public sealed interface Node permits Mapping, Sequence, Scalar, Unresolved {

    int line();

    int column();

    /** The last line of the value, at least {@link #line()}. */
    int endLine();
}
