package dev.gatehouse.model;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How completely one kind of fact was observed from one source.
 *
 * @param source the system observed, as in {@link Origin#source()}
 * @param kind the kind of fact
 * @param state how much of it was seen
 * @param reason why it is not complete; empty where it is
 * @param remedy the one line that would make it complete, where one is known
 */
public record Coverage(
        String source,
        FactKind kind,
        State state,
        String reason,
        @Nullable String remedy) implements Comparable<Coverage> {

    private static final Comparator<Coverage> ORDER = Comparator.comparing(Coverage::source)
            .thenComparing(Coverage::kind)
            .thenComparing(Coverage::state)
            .thenComparing(Coverage::reason);

    /** How much was seen. */
    public enum State {
        COMPLETE,
        PARTIAL,
        MISSING;

        /** The name in reports. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Coverage {
        if ((state == State.COMPLETE) != reason.isEmpty()) {
            throw new IllegalArgumentException("a reason stands where coverage is not complete, and only there");
        }
    }

    public static Coverage complete(String source, FactKind kind) {
        return new Coverage(source, kind, State.COMPLETE, "", null);
    }

    public static Coverage partial(String source, FactKind kind, String reason, @Nullable String remedy) {
        return new Coverage(source, kind, State.PARTIAL, reason, remedy);
    }

    public static Coverage missing(String source, FactKind kind, String reason, @Nullable String remedy) {
        return new Coverage(source, kind, State.MISSING, reason, remedy);
    }

    @Override
    public int compareTo(Coverage other) {
        return ORDER.compare(this, other);
    }
}
