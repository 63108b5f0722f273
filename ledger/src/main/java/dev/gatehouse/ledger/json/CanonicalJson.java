package dev.gatehouse.ledger.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes canonical JSON: names sorted by their UTF-16 units, no blanks, the shortest escapes. Numbers are
 * whole and at most {@value #LARGEST_NUMBER} from zero, which is where all readers of JSON agree. Objects are maps,
 * lists are lists; the others are {@code String}, {@code Long} and {@code Boolean}.
 */
public final class CanonicalJson {

    /** The most characters that are read. */
    public static final int LARGEST = 1 << 20;

    private static final long LARGEST_NUMBER = (1L << 53) - 1;
    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /**
     * Reads an object.
     *
     * @throws MalformedJson where the text is not the one that an object's canonical form has
     */
    public static JsonObject read(String text) throws MalformedJson {
        return read(text, LARGEST);
    }

    /**
     * As {@link #read(String)}, of another length.
     *
     * @param largest the most characters that are read
     */
    public static JsonObject read(String text, int largest) throws MalformedJson {
        if (text.length() > largest) {
            throw new MalformedJson("more than " + largest + " characters");
        }
        CanonicalJson reader = new CanonicalJson(text);
        Object value = reader.value(0);
        if (reader.at < text.length()
                || !(value instanceof Map<?, ?> map)
                || !write(map).equals(text)) {
            throw new MalformedJson("no object in the canonical form of JSON");
        }
        return JsonObject.of(map);
    }

    /** Writes a value. */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String string -> string(string, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Long number -> out.append(number(number));
            case Integer number -> out.append(number.intValue());
            case JsonObject object -> write(object.entries(), out);
            case Map<?, ?> map -> {
                TreeMap<String, Object> sorted = new TreeMap<>();
                map.forEach((name, each) -> sorted.put((String) name, each));
                String before = "{";
                for (Map.Entry<String, Object> entry : sorted.entrySet()) {
                    out.append(before);
                    string(entry.getKey(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    before = ",";
                }
                out.append(sorted.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String before = "[";
                for (Object each : list) {
                    out.append(before);
                    write(each, out);
                    before = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            default -> throw new IllegalArgumentException("no value of JSON: " + value.getClass());
        }
    }

    private static long number(long number) {
        if (Math.abs(number) > LARGEST_NUMBER) {
            throw new IllegalArgumentException("too large for JSON: " + number);
        }
        return number;
    }

    /** Lone surrogates, which no UTF-8 can hold, become U+FFFD. */
    private static void string(String string, StringBuilder out) {
        out.append('"');
        string.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
                    }
                }
            }
        });
        out.append('"');
    }

    private @Nullable Object value(int depth) throws MalformedJson {
        if (depth > DEEPEST) {
            throw new MalformedJson("deeper than " + DEEPEST + " levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private char peek() throws MalformedJson {
        if (at >= text.length()) {
            throw new MalformedJson("it ends too early");
        }
        return text.charAt(at);
    }

    private boolean skip(char wanted) throws MalformedJson {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void need(char wanted) throws MalformedJson {
        if (!skip(wanted)) {
            throw new MalformedJson("character " + (at + 1) + " should be " + wanted);
        }
    }

    private Map<String, @Nullable Object> object(int depth) throws MalformedJson {
        Map<String, @Nullable Object> map = new TreeMap<>();
        need('{');
        if (skip('}')) {
            return map;
        }
        do {
            String name = string();
            need(':');
            map.put(name, value(depth + 1));
        } while (skip(','));
        need('}');
        return map;
    }

    private List<@Nullable Object> list(int depth) throws MalformedJson {
        List<@Nullable Object> list = new ArrayList<>();
        need('[');
        if (skip(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (skip(','));
        need(']');
        return list;
    }

    private @Nullable Object word(String word, @Nullable Object value) throws MalformedJson {
        if (!text.startsWith(word, at)) {
            throw new MalformedJson("no value at character " + (at + 1));
        }
        at += word.length();
        return value;
    }

    private Long number() throws MalformedJson {
        int from = at;
        while (at < text.length() && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        try {
            long number = Long.parseLong(text.substring(from, at));
            if (Math.abs(number) <= LARGEST_NUMBER) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new MalformedJson("no value at character " + (from + 1));
        }
        throw new MalformedJson("a number beyond 2^53 at character " + (from + 1));
    }

    private String string() throws MalformedJson {
        need('"');
        StringBuilder string = new StringBuilder();
        while (!skip('"')) {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws MalformedJson {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new MalformedJson("no escape at character " + at);
        };
    }

    private char unit() throws MalformedJson {
        if (at + 4 > text.length()) {
            throw new MalformedJson("it ends too early");
        }
        String digits = text.substring(at, at + 4);
        at += 4;
        try {
            return (char) Integer.parseInt(digits, 16);
        } catch (NumberFormatException none) {
            throw new MalformedJson("no escape at character " + (at - 4));
        }
    }
}
