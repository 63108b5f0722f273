package dev.gatehouse.ledger.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object of JSON, and what can be asked of it.
 *
 * @param entries by name
 */
public record JsonObject(Map<String, Object> entries) {

    /** Of a map whose keys are texts; names whose value is null are left out. */
    static JsonObject of(Map<?, ?> map) {
        Map<String, Object> entries = new TreeMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                entries.put((String) name, value);
            }
        });
        return new JsonObject(entries);
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /**
     * A text that has to be there.
     *
     * @throws MalformedJson where it is not
     */
    public String text(String name) throws MalformedJson {
        if (entries.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedJson("no text `" + name + "`");
    }

    /** A text that may be there. */
    public Optional<String> maybe(String name) {
        return entries.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * A list of texts; none where it is not there.
     *
     * @throws MalformedJson where it holds something else
     */
    public List<String> texts(String name) throws MalformedJson {
        List<String> texts = new ArrayList<>();
        for (Object each : items(name)) {
            if (!(each instanceof String text)) {
                throw new MalformedJson("`" + name + "` holds something other than texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The objects of a list; none where it is not there. */
    public List<JsonObject> objects(String name) throws MalformedJson {
        List<JsonObject> objects = new ArrayList<>();
        for (Object each : items(name)) {
            if (!(each instanceof Map<?, ?> map)) {
                throw new MalformedJson("`" + name + "` holds something other than objects");
            }
            objects.add(of(map));
        }
        return objects;
    }

    private List<?> items(String name) throws MalformedJson {
        Object value = entries.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new MalformedJson("`" + name + "` is no list");
    }

    /** An object; without entries where it is not there. */
    public JsonObject object(String name) throws MalformedJson {
        Object value = entries.get(name);
        if (value == null) {
            return new JsonObject(Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        throw new MalformedJson("`" + name + "` is no object");
    }

    /** A point in time. */
    public Instant instant(String name) throws MalformedJson {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException none) {
            throw new MalformedJson("`" + name + "` is no point in time");
        }
    }
}
