package dev.gatehouse.engines.windows;

import java.util.List;

/** Whether deployments are let through at an instant, and by what. */
public sealed interface State {

    boolean isOpen();

    /** No window is declared that lets through: what no deny keeps out is let through. */
    record Unrestricted() implements State {
        @Override
        public boolean isOpen() {
            return true;
        }
    }

    /**
     * An override lets through, whatever the windows say.
     *
     * @param override its place in the calendar, from 0
     */
    record Overridden(int override) implements State {
        @Override
        public boolean isOpen() {
            return true;
        }
    }

    /**
     * Some windows let through.
     *
     * @param windows their places in the calendar, from 0
     */
    record Allowed(List<Integer> windows) implements State {
        @Override
        public boolean isOpen() {
            return true;
        }
    }

    /**
     * Some windows keep out, whatever others say.
     *
     * @param windows their places in the calendar, from 0
     */
    record Denied(List<Integer> windows) implements State {
        @Override
        public boolean isOpen() {
            return false;
        }
    }

    /** There are windows that let through, and none of them is open. */
    record Outside() implements State {
        @Override
        public boolean isOpen() {
            return false;
        }
    }
}
