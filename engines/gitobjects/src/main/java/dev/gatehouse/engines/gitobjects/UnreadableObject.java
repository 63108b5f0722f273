package dev.gatehouse.engines.gitobjects;

/** An object can't be read. */
public final class UnreadableObject extends Exception {

    private static final long serialVersionUID = 1;

    private final Problem.Kind kind;

    /**
     * Makes one without a stack trace: a damaged pack may hold a million.
     *
     * @param reason for people: lower case, without a full stop
     */
    public UnreadableObject(Problem.Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    public Problem.Kind kind() {
        return kind;
    }

    /** Why, for people. */
    public String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
