package dev.gatehouse.gate;

import java.util.Locale;

/** What is asked for. */
public enum Action {
    DEPLOY("execute"),
    /** Back to what was deployed before. */
    ROLLBACK("rollback"),
    /** Past the gate, in an emergency. */
    OVERRIDE("override");

    private final String verb;

    Action(String verb) {
        this.verb = verb;
    }

    /** What whoever carries it out has to be allowed. */
    String verb() {
        return verb;
    }

    /** The name in statements and entries. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
