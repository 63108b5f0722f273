package dev.gatehouse.cli.logs.query;

import dev.gatehouse.model.access.AccessEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of an event. */
public enum Field {
    TIME,
    SOURCE,
    ACTION,
    ACTIVITY,
    ACTOR,
    ADDRESS,
    REPOSITORY,
    OBJECT,
    OUTCOME,
    AGENT,
    FILE;

    /** The name in expressions. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> of(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    /** Its text in an event; null where the event does not tell it. */
    public @Nullable String text(AccessEvent event) {
        return switch (this) {
            case TIME -> event.time() == null ? null : event.time().toString();
            case SOURCE -> event.log().label();
            case ACTION -> event.action();
            case ACTIVITY -> event.activity().label();
            case ACTOR -> event.actor();
            case ADDRESS -> event.address();
            case REPOSITORY -> event.repository();
            case OBJECT -> event.object();
            case OUTCOME -> event.outcome().label();
            case AGENT -> event.agent();
            case FILE ->
                event.origin().location() == null
                        ? null
                        : event.origin().location().file();
        };
    }
}
