package dev.gatehouse.gate;

import java.util.List;
import java.util.Locale;

/**
 * What the gate says to one deployment.
 *
 * @param reasons all of them, those that speak for it too
 */
public record Decision(Outcome outcome, List<Reason> reasons) {

    /** What comes of it. */
    public enum Outcome {
        ALLOW,
        DENY,
        /** Not now: something is missing that can still come. */
        HOLD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One reason.
     *
     * @param code in small letters, with dashes: what was asked
     * @param effect what it alone would lead to
     * @param text one line without a full stop
     */
    public record Reason(String code, Outcome effect, String text) {}

    public Decision {
        reasons = List.copyOf(reasons);
    }

    static Decision of(List<Reason> reasons) {
        boolean denied = reasons.stream().anyMatch(r -> r.effect() == Outcome.DENY);
        boolean held = reasons.stream().anyMatch(r -> r.effect() == Outcome.HOLD);
        return new Decision(denied ? Outcome.DENY : held ? Outcome.HOLD : Outcome.ALLOW, reasons);
    }

    public boolean allowed() {
        return outcome == Outcome.ALLOW;
    }
}
