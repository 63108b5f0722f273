package dev.gatehouse.engines.tlog.store;

import java.io.IOException;

/** A log whose files contradict what was signed: nothing is appended to it. The message says what, in one line. */
public final class CorruptLog extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptLog(String message) {
        super(message);
    }
}
