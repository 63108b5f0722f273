package dev.gatehouse.engines.conditions;

/** A condition that can't be asked. */
public final class InvalidCondition extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    InvalidCondition(String why, int line, int column) {
        super(why);
        this.line = line;
        this.column = column;
    }

    /** The line in the condition, from 1. */
    public int line() {
        return line;
    }

    /** The column in its line, from 1. */
    public int column() {
        return column;
    }
}
