package dev.gatehouse.engines.sigma.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event made of maps, iterables, texts, numbers, booleans and nulls. Other objects count as their {@code toString}.
 */
public record MapEvent(Map<String, ?> fields) implements Event {

    private static final byte[] NO_BYTES = {};

    @Override
    public @Nullable String read(FieldPaths paths, boolean everything, Values into) {
        into.reset(NO_BYTES, paths.names().size());
        return value(fields, 0, paths, everything, into, 0);
    }

    private static @Nullable String value(
            @Nullable Object value, int node, FieldPaths paths, boolean everything, Values into, int depth) {
        if (depth > JsonFields.DEEPEST) {
            return "nested deeper than " + JsonFields.DEEPEST + " levels";
        }
        int field = paths.field(node);
        String problem = null;
        switch (value) {
            case Map<?, ?> map -> {
                if (field >= 0) {
                    into.add(field, Values.Kind.OBJECT);
                }
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    byte[] key = String.valueOf(entry.getKey()).getBytes(StandardCharsets.UTF_8);
                    int child = paths.child(node, key, 0, key.length);
                    if (problem == null && (child >= 0 || everything)) {
                        problem = value(entry.getValue(), child, paths, everything, into, depth + 1);
                    }
                }
            }
            case Iterable<?> list -> {
                if (field >= 0) {
                    into.add(field, Values.Kind.LIST);
                }
                for (Object item : list) {
                    if (problem == null) {
                        problem = value(item, node, paths, everything, into, depth + 1);
                    }
                }
            }
            case null -> add(field, everything, Values.Kind.NULL, "", into);
            case Number number -> add(field, everything, Values.Kind.NUMBER, number.toString(), into);
            case Boolean truth -> add(field, everything, Values.Kind.BOOLEAN, truth.toString(), into);
            default -> add(field, everything, Values.Kind.TEXT, value.toString(), into);
        }
        return problem;
    }

    private static void add(int field, boolean everything, Values.Kind kind, String text, Values into) {
        if (field >= 0 || everything) {
            into.add(field, kind, text);
        }
    }
}
