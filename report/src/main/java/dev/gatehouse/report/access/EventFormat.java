package dev.gatehouse.report.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code logs search}. */
public enum EventFormat {
    TEXT,
    /** One object a line. */
    JSON,
    CSV,
    /** One OCSF event a line. */
    OCSF;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(EventFormat::label).toList();
    }

    public static Optional<EventFormat> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }
}
