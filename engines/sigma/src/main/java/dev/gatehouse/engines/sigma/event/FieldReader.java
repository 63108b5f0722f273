package dev.gatehouse.engines.sigma.event;

import org.jspecify.annotations.Nullable;

/** Reads fields of one event after the other. Not safe for use by several threads. */
public interface FieldReader {

    /** Which fields. */
    FieldPaths paths();

    /** Their values in the event that was read last. */
    Values values();

    /**
     * Reads an event.
     *
     * @return what is wrong with it; null where nothing is
     */
    @Nullable
    String read(Event event);

    /** A reader of its own for some fields. */
    static FieldReader of(FieldPaths paths) {
        Values values = new Values();
        return new FieldReader() {
            @Override
            public FieldPaths paths() {
                return paths;
            }

            @Override
            public Values values() {
                return values;
            }

            @Override
            public @Nullable String read(Event event) {
                return event.read(paths, false, values);
            }
        };
    }
}
