package dev.gatehouse.connectors.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value as it came. A field that is absent, null or of another type than is asked for is empty: whoever asks
 * says what that means.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(4 << 20)
                    .build())
            .build();

    private static final Json NULL = new Json(null);

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    /** The value of which nothing is told. */
    public static Json nothing() {
        return NULL;
    }

    /** Reads a whole document; empty where it is none. */
    public static Optional<Json> read(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Json json = new Json(value(parser));
            return parser.nextToken() == null ? Optional.of(json) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Json> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, new Json(value(parser)));
                }
                yield fields;
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(new Json(value(parser)));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL, END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> null;
        };
    }

    /** A field; the null value where it is absent. */
    public Json get(String name) {
        return value instanceof Map<?, ?> fields && fields.get(name) instanceof Json field ? field : NULL;
    }

    /** Whether the field is there at all, null or not. */
    public boolean has(String name) {
        return value instanceof Map<?, ?> fields && fields.containsKey(name);
    }

    public boolean isNull() {
        return value == null;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    /** The items, where it is an array. */
    public Optional<List<Json>> items() {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Json> items = new ArrayList<>(list.size());
        for (Object item : list) {
            if (item instanceof Json json) {
                items.add(json);
            }
        }
        return Optional.of(items);
    }

    /** The items of a field; none where it is absent or no array. */
    public List<Json> each(String name) {
        return get(name).items().orElse(List.of());
    }

    /** The names of the fields, where it is an object. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (value instanceof Map<?, ?> fields) {
            fields.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The text of a field. */
    public Optional<String> text(String name) {
        return get(name).text();
    }

    /** The text of a field that must say something. */
    public Optional<String> word(String name) {
        return text(name).filter(text -> !text.isBlank());
    }

    public Optional<Boolean> truth() {
        return value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    public Optional<Boolean> truth(String name) {
        return get(name).truth();
    }

    /** The whole number of a field. */
    public Optional<Long> number(String name) {
        if (!(get(name).value instanceof BigDecimal number)
                || number.scale() > 0 && number.stripTrailingZeros().scale() > 0
                || number.precision() - number.scale() > 18) {
            return Optional.empty();
        }
        return Optional.of(number.longValue());
    }

    /** The instant of a field, in the form of RFC 3339; empty where it is another or before the year 2. */
    public Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                Instant at = OffsetDateTime.parse(text).toInstant();
                return at.getEpochSecond() < -62_000_000_000L ? Optional.empty() : Optional.of(at);
            } catch (DateTimeException noInstant) {
                return Optional.empty();
            }
        });
    }
}
