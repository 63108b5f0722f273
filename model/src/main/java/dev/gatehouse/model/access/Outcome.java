package dev.gatehouse.model.access;

import java.util.Locale;

/** How it ended. */
public enum Outcome {
    SUCCESS,
    /** Refused, or failed. */
    FAILURE,
    UNTOLD;

    /** The name in searches and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
