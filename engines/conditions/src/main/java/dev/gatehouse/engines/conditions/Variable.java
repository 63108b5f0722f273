package dev.gatehouse.engines.conditions;

/** A variable that a condition may name. */
public record Variable(String name, Type type, String says) {

    /** What it holds. */
    public enum Type {
        /** A {@link String}. */
        TEXT,
        /** A {@link java.util.List} of texts. */
        TEXTS,
        /** A {@link Long}. */
        NUMBER,
        /** A {@link java.time.Instant}. */
        TIME
    }
}
