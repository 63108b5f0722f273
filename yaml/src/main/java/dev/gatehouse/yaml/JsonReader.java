package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON text (RFC 8259), or JSON with comments and trailing commas as editors and Renovate write it. */
public final class JsonReader {

    private final Limits limits;
    private final boolean relaxed;

    public JsonReader(Limits limits) {
        this(limits, false);
    }

    private JsonReader(Limits limits, boolean relaxed) {
        this.limits = limits;
        this.relaxed = relaxed;
    }

    /**
     * A reader that also takes keys without quotes and texts in single quotes.
     *
     * @see <a href="https://spec.json5.org/">JSON5</a>
     */
    public static JsonReader json5(Limits limits) {
        return new JsonReader(limits, true);
    }

    public Reading read(byte[] bytes) {
        SourceText source = SourceText.of(bytes, limits);
        if (source.problem() != null) {
            return new Reading(List.of(), List.of(source.problem()));
        }
        return read(source.text());
    }

    /** Reads a text that is within the limit of bytes. */
    public Reading read(String text) {
        Cursor cursor = new Cursor(text, limits, relaxed);
        try {
            return new Reading(List.of(cursor.document()), List.of());
        } catch (TreeBuilder.Refused refused) {
            return new Reading(List.of(), List.of(refused.problem(0)));
        }
    }

    /** Where the reading stands. */
    private static final class Cursor {

        private final String text;
        private final Limits limits;
        private final boolean relaxed;
        private int at;
        private int line = 1;
        private int lineStart;
        private int countedFrom;
        private int counted;
        private int values;

        Cursor(String text, Limits limits, boolean relaxed) {
            this.text = text;
            this.limits = limits;
            this.relaxed = relaxed;
        }

        Node document() {
            skip();
            Node root = value(0);
            skip();
            if (at < text.length()) {
                throw refused("more text after the value");
            }
            return root;
        }

        private Node value(int depth) {
            if (depth > limits.depth()) {
                throw refused("nested deeper than " + limits.depth() + " levels");
            }
            if (++values > limits.values()) {
                throw refused("too many values");
            }
            if (at >= text.length()) {
                throw refused("a value is missing");
            }
            return switch (text.charAt(at)) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> string();
                case '\'' -> relaxed ? string() : word();
                default -> word();
            };
        }

        private Scalar key() {
            if (at < text.length() && isQuote(text.charAt(at))) {
                return string();
            }
            int start = at;
            int startColumn = column();
            while (relaxed && at < text.length() && isName(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw refused(relaxed ? "a key is missing" : "a key in quotes is missing");
            }
            return new Scalar(text.substring(start, at), Scalar.Type.TEXT, line, startColumn, line);
        }

        private boolean isQuote(char c) {
            return c == '"' || relaxed && c == '\'';
        }

        private static boolean isName(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }

        private Mapping object(int depth) {
            int startLine = line;
            int startColumn = column();
            Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
            at++;
            skip();
            while (!eat('}')) {
                Scalar key = key();
                skip();
                if (!eat(':')) {
                    throw refused("`:` is missing after a key");
                }
                skip();
                entries.put(key.text(), new Mapping.Entry(key, value(depth + 1)));
                skip();
                if (!eat(',') && (at >= text.length() || text.charAt(at) != '}')) {
                    throw refused("`,` or `}` is missing");
                }
                skip();
            }
            return new Mapping(List.copyOf(entries.values()), startLine, startColumn, line);
        }

        private Sequence array(int depth) {
            int startLine = line;
            int startColumn = column();
            List<Node> items = new ArrayList<>();
            at++;
            skip();
            while (!eat(']')) {
                items.add(value(depth + 1));
                skip();
                if (!eat(',') && (at >= text.length() || text.charAt(at) != ']')) {
                    throw refused("`,` or `]` is missing");
                }
                skip();
            }
            return new Sequence(items, startLine, startColumn, line);
        }

        private Scalar string() {
            int startColumn = column();
            StringBuilder value = new StringBuilder();
            char quote = text.charAt(at++);
            while (true) {
                if (at >= text.length() || text.charAt(at) == '\n') {
                    throw refused("a text without its closing quote");
                }
                char c = text.charAt(at++);
                if (c == quote) {
                    return new Scalar(value.toString(), Scalar.Type.TEXT, line, startColumn, line);
                }
                value.append(c == '\\' ? escaped() : c);
            }
        }

        private char escaped() {
            if (at >= text.length()) {
                throw refused("a text without its closing quote");
            }
            char c = text.charAt(at++);
            return switch (c) {
                case '"', '\\', '/' -> c;
                case '\'' -> quoteEscaped();
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> throw refused("`\\" + c + "` is no escape");
            };
        }

        private char quoteEscaped() {
            if (!relaxed) {
                throw refused("`\\'` is no escape");
            }
            return '\'';
        }

        private char unicode() {
            int value = 0;
            for (int i = 0; i < 4; i++) {
                int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
                if (digit < 0) {
                    throw refused("`\\u` takes four hexadecimal digits");
                }
                value = value * 16 + digit;
                at++;
            }
            return (char) value;
        }

        private Scalar word() {
            int start = at;
            int startColumn = column();
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            String word = text.substring(start, at);
            if (word.isEmpty()) {
                throw new TreeBuilder.Refused("no JSON value", line, startColumn);
            }
            Scalar.Type type = ScalarTypes.of(word);
            if (type == Scalar.Type.TEXT || !isJson(word)) {
                throw new TreeBuilder.Refused("no JSON value", line, startColumn);
            }
            return new Scalar(type == Scalar.Type.NULL ? "" : word, type, line, startColumn, line);
        }

        /** Leaves out what YAML alone takes for a boolean, a null or a number. */
        private static boolean isJson(String word) {
            return switch (word) {
                case "true", "false", "null" -> true;
                default -> {
                    char digit = word.startsWith("-") && word.length() > 1 ? word.charAt(1) : word.charAt(0);
                    yield digit >= '0' && digit <= '9' && !word.startsWith("0x") && !word.startsWith("0o");
                }
            };
        }

        private static boolean isWord(char c) {
            return c >= '0' && c <= '9'
                    || c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c == '-'
                    || c == '+'
                    || c == '.';
        }

        private boolean eat(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        private void skip() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\n') {
                    at++;
                    line++;
                    lineStart = at;
                } else if (c == ' ' || c == '\t' || c == '\r') {
                    at++;
                } else if (text.startsWith("//", at)) {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end;
                } else if (text.startsWith("/*", at)) {
                    comment();
                } else {
                    return;
                }
            }
        }

        private void comment() {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw refused("a comment without its end");
            }
            for (int i = at; i < end; i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
            at = end + 2;
        }

        private int column() {
            if (countedFrom < lineStart) {
                countedFrom = lineStart;
                counted = 0;
            }
            if (at < countedFrom) {
                return 1 + text.codePointCount(lineStart, at);
            }
            counted += text.codePointCount(countedFrom, at);
            countedFrom = at;
            return 1 + counted;
        }

        private TreeBuilder.Refused refused(String message) {
            return new TreeBuilder.Refused(message, line, column());
        }
    }
}
