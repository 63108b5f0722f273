package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.event.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some fields of one record after the other. Names with dots are paths. Not safe for use by several threads. */
public final class Fields {

    private static final int LONGEST = 4_096;

    private final FieldReader reader;
    private final FieldPaths paths;
    private final Values values;

    /** The fields that no object is on the way to. */
    private final int[] ofEvent;

    /** Of these names. */
    public Fields(List<String> names) {
        this(FieldReader.of(new FieldPaths(names.stream().distinct().toList())));
    }

    /** Of those that a reader reads. */
    public Fields(FieldReader reader) {
        this.reader = reader;
        this.paths = reader.paths();
        this.values = reader.values();
        this.ofEvent = paths.names().stream()
                .filter(name -> name.indexOf('.') < 0)
                .mapToInt(paths::number)
                .toArray();
    }

    /** Reads the next record; what is wrong with it, null where nothing is. */
    public @Nullable String read(Event event) {
        return reader.read(event);
    }

    /** A field of the event itself that has several values and is no list; null where there is none. */
    public @Nullable String doubled() {
        for (int number : ofEvent) {
            int first = values.first(number);
            if (first >= 0 && values.next(first) >= 0 && !isList(first)) {
                return paths.names().get(number);
            }
        }
        return null;
    }

    private boolean isList(int first) {
        for (int value = first; value >= 0; value = values.next(value)) {
            if (values.kind(value) == Values.Kind.LIST) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field is there, whatever its value. */
    public boolean has(String name) {
        return values.first(number(name)) >= 0;
    }

    /** The first text that one of the fields has; null where none has one, or only an empty one. */
    public @Nullable String text(String... names) {
        for (String name : names) {
            String text = values.firstText(number(name));
            if (text != null && !text.isEmpty()) {
                return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            }
        }
        return null;
    }

    /** The last of a list of texts; null where there is none. */
    public @Nullable String last(String name) {
        String last = null;
        for (int value = values.first(number(name)); value >= 0; value = values.next(value)) {
            if (values.hasText(value)) {
                last = values.text(value);
            }
        }
        return last;
    }

    /** As {@link #text}, and an empty text where there is none. */
    public String or(String... names) {
        String text = text(names);
        return text == null ? "" : text;
    }

    public boolean is(String name, String value) {
        return value.equals(text(name));
    }

    private int number(String name) {
        int number = paths.number(name);
        if (number < 0) {
            throw new IllegalArgumentException(name + " is not read");
        }
        return number;
    }
}
