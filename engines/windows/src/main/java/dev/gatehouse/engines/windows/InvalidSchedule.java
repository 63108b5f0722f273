package dev.gatehouse.engines.windows;

/** A text that is no schedule, rule, duration or zone. */
public final class InvalidSchedule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * Says what is wrong.
     *
     * @param column of the first character at fault, from 1
     */
    InvalidSchedule(String message, int column) {
        super(message);
        this.column = column;
    }

    public int column() {
        return column;
    }
}
