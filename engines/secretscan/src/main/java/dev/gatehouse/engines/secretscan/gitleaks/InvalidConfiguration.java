package dev.gatehouse.engines.secretscan.gitleaks;

/** A configuration that can't be used as it is: where, why, and what to write instead. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String text;
    private final String advice;

    /**
     * Says what to correct.
     *
     * @param file as the caller named it
     * @param line from 1
     * @param column from 1
     * @param text the line as it stands in the file
     * @param message what is wrong, one line, no full stop
     * @param advice what to write instead
     */
    public InvalidConfiguration(String file, int line, int column, String text, String message, String advice) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
        this.text = text;
        this.advice = advice;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The line at fault. */
    public String text() {
        return text;
    }

    /** What to write instead. */
    public String advice() {
        return advice;
    }
}
