package dev.gatehouse.baseline.writing;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values as YAML: maps and lists of maps in blocks, lists of texts on one line where they fit. A text that is anything
 * but plain words stands in double quotes, with whatever can't be seen escaped, so that no text can become more than a
 * text.
 */
public final class YamlText {

    private static final int WIDTH = 100;
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null");

    private final StringBuilder text = new StringBuilder();

    /** A line of comment; what can't be seen in it becomes a question mark, so that it stays one line. */
    public YamlText comment(String words) {
        text.append("# ");
        words.codePoints().map(each -> seen(each) ? each : '?').forEach(text::appendCodePoint);
        text.append('\n');
        return this;
    }

    private static boolean seen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    public YamlText blankLine() {
        text.append('\n');
        return this;
    }

    /** A key at the left edge with its value. */
    public YamlText entry(String key, Object value) {
        entry(key, value, 0);
        return this;
    }

    /** As {@link #entry(String, Object)}, every line a comment. */
    public YamlText commentedEntry(String key, Object value) {
        YamlText entry = new YamlText().entry(key, value);
        entry.toString().lines().forEach(line -> text.append("# ").append(line).append('\n'));
        return this;
    }

    private void entry(String key, Object value, int indent) {
        text.append(" ".repeat(indent)).append(quoted(key)).append(':');
        value(value, indent);
    }

    private void value(Object value, int indent) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append(" {}\n");
            case Map<?, ?> map -> {
                text.append('\n');
                map.forEach((key, item) -> entry(String.valueOf(key), item, indent + 2));
            }
            case Collection<?> list when list.stream().noneMatch(Map.class::isInstance) -> texts(list, indent);
            case Collection<?> list -> {
                text.append('\n');
                list.forEach(item -> item(item, indent + 2));
            }
            default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void texts(Collection<?> list, int indent) {
        String line = list.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
        if (line.length() + indent <= WIDTH) {
            text.append(' ').append(line).append('\n');
            return;
        }
        text.append('\n');
        list.forEach(item -> text.append(" ".repeat(indent + 2))
                .append("- ")
                .append(scalar(item))
                .append('\n'));
    }

    private void item(Object item, int indent) {
        YamlText block = new YamlText();
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> block.entry(String.valueOf(key), value, indent + 2));
            text.append(" ".repeat(indent)).append("- ").append(block.text.substring(indent + 2));
        } else {
            text.append(" ".repeat(indent)).append("- ").append(scalar(item)).append('\n');
        }
    }

    private static String scalar(Object value) {
        return switch (value) {
            case String string -> quoted(string);
            case Map<?, ?> _, List<?> _ -> "{}";
            default -> value.toString();
        };
    }

    /** A text, plain or in quotes. */
    static String quoted(String text) {
        return plain(text) ? text : inQuotes(text);
    }

    private static boolean plain(String text) {
        if (text.isEmpty()
                || !letter(text.charAt(0))
                || text.endsWith(" ")
                || NOT_TEXT.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return text.chars().allMatch(c -> letter(c) || c >= '0' && c <= '9' || " ._@/-".indexOf(c) >= 0);
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String inQuotes(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c >= ' ' && c < 0x7F || Character.isLetterOrDigit(c)) {
                        quoted.appendCodePoint(c);
                    } else if (Character.getType(c) == Character.SURROGATE) {
                        quoted.append("\\uFFFD");
                    } else if (c <= 0xFFFF) {
                        quoted.append(String.format("\\u%04X", c));
                    } else {
                        quoted.append(String.format("\\U%08X", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
