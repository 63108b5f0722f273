package dev.gatehouse.engines.tlog;

/** Bytes that are not what a log's file, note or proof has to be; its message says why, without a full stop. */
public final class MalformedLog extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedLog(String message) {
        super(message);
    }

    /** Why, in one line. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
