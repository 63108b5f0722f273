package dev.gatehouse.cli.batch;

import dev.gatehouse.model.tree.Node;

/** A line that can't be answered. */
public final class BadQuestion extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * Says why.
     *
     * @param at where in the line
     */
    public BadQuestion(Node at, String message) {
        this(at.column(), message);
    }

    BadQuestion(int column, String message) {
        super(message, null, false, false);
        this.column = column;
    }

    /** In code points, from 1. */
    int column() {
        return column;
    }
}
