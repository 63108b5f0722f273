package dev.gatehouse.engines.sigma.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks once over a JSON text and collects the values of fields.
 *
 * <p>Objects and lists that hold no field are passed over by their brackets and quotes alone, without looking at what
 * stands between: a text that is broken only there is taken as sound. A key that stands twice gives two values, and a
 * rule that matches either matches: no second key hides a first one. Depth is bounded; time is linear in the text.
 */
final class JsonFields {

    static final int DEEPEST = 128;

    private static final int NONE = FieldPaths.NONE;
    private static final long QUOTES = Words.of('"');
    private static final long BACKSLASHES = Words.of('\\');
    private static final long OPENING = Words.of('{');
    private static final long CLOSING = Words.of('}');

    /** Turns {@code [} into an opening brace and {@code ]} into a closing one; no other byte into either. */
    private static final long LOWER_CASE = Words.of(' ');

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final FieldPaths paths;
    private final boolean everything;
    private final Values into;
    private int at;

    /** Of the string read last: its range without quotes, and what it holds. */
    private int from;

    private int to;
    private boolean escaped;
    private boolean ascii;

    /** A text that is not JSON. */
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    JsonFields(byte[] bytes, int from, int end, FieldPaths paths, boolean everything, Values into) {
        this.bytes = bytes;
        this.start = from;
        this.at = from;
        this.end = end;
        this.paths = paths;
        this.everything = everything;
        this.into = into;
    }

    @Nullable
    String read() {
        into.reset(bytes, paths.names().size());
        try {
            if (end - at >= 3
                    && bytes[at] == (byte) 0xEF
                    && bytes[at + 1] == (byte) 0xBB
                    && bytes[at + 2] == (byte) 0xBF) {
                at += 3;
            }
            blanks();
            if (peek() != '{') {
                throw broken("an object was expected");
            }
            value(0, 0);
            blanks();
            if (at < end) {
                throw broken("text after the end of the value");
            }
            return null;
        } catch (Broken broken) {
            return broken.getMessage();
        }
    }

    private Broken broken(String message) {
        return new Broken(message + " at byte " + (at - start));
    }

    private void blanks() {
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
    }

    private byte peek() {
        if (at >= end) {
            throw broken("the text ends too early");
        }
        return bytes[at];
    }

    /** Reads a value; the node is the place of its key among the fields. */
    private void value(int node, int depth) {
        if (depth > DEEPEST) {
            throw broken("nested deeper than " + DEEPEST + " levels");
        }
        byte first = peek();
        if (node == NONE && !everything) {
            skip();
            return;
        }
        int field = paths.field(node);
        switch (first) {
            case '{' -> {
                if (field >= 0) {
                    into.add(field, Values.Kind.OBJECT);
                }
                object(node, depth);
            }
            case '[' -> {
                if (field >= 0) {
                    into.add(field, Values.Kind.LIST);
                }
                list(node, depth);
            }
            case '"' -> {
                string();
                if (field >= 0 || everything) {
                    if (escaped && !(ascii && into.addUnescaped(field, bytes, from, to))) {
                        into.add(field, Values.Kind.TEXT, unescaped());
                    } else if (!escaped) {
                        into.add(field, Values.Kind.TEXT, from, to, ascii);
                    }
                }
            }
            default -> word(field);
        }
    }

    private void object(int node, int depth) {
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw broken("a key was expected");
            }
            string();
            int child = node == NONE ? NONE : child(node);
            blanks();
            if (peek() != ':') {
                throw broken("`:` was expected");
            }
            at++;
            blanks();
            value(child, depth + 1);
            blanks();
            byte after = peek();
            at++;
            if (after == '}') {
                return;
            }
            if (after != ',') {
                at--;
                throw broken("`,` or `}` was expected");
            }
            blanks();
        }
    }

    private int child(int node) {
        if (!escaped) {
            return paths.child(node, bytes, from, to);
        }
        byte[] key = unescaped().getBytes(StandardCharsets.UTF_8);
        return paths.child(node, key, 0, key.length);
    }

    private void list(int node, int depth) {
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(node, depth + 1);
            blanks();
            byte after = peek();
            at++;
            if (after == ']') {
                return;
            }
            if (after != ',') {
                at--;
                throw broken("`,` or `]` was expected");
            }
            blanks();
        }
    }

    /** A number, {@code true}, {@code false} or {@code null}. */
    private void word(int field) {
        int start = at;
        while (at < end && isWord(bytes[at])) {
            at++;
        }
        Values.Kind kind = switch (bytes[start]) {
            case 't', 'f' -> Values.Kind.BOOLEAN;
            case 'n' -> Values.Kind.NULL;
            default -> Values.Kind.NUMBER;
        };
        boolean known = switch (kind) {
            case BOOLEAN -> is(start, "true") || is(start, "false");
            case NULL -> is(start, "null");
            case NUMBER -> isNumber(start);
            case TEXT, OBJECT, LIST -> false;
        };
        if (!known) {
            at = start;
            throw broken("not a value");
        }
        if (field < 0 && !everything) {
            return;
        }
        String canonical = kind == Values.Kind.NUMBER ? Numbers.canonical(bytes, start, at) : null;
        if (canonical != null) {
            into.add(field, kind, canonical);
        } else {
            into.add(field, kind, start, at, true);
        }
    }

    private static boolean isWord(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    private boolean is(int start, String word) {
        if (at - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNumber(int start) {
        int i = start < at && bytes[start] == '-' ? start + 1 : start;
        int whole = digits(i);
        if (whole == i || (whole > i + 1 && bytes[i] == '0')) {
            return false;
        }
        i = whole;
        if (i < at && bytes[i] == '.') {
            int fraction = digits(i + 1);
            if (fraction == i + 1) {
                return false;
            }
            i = fraction;
        }
        if (i < at && (bytes[i] == 'e' || bytes[i] == 'E')) {
            i++;
            if (i < at && (bytes[i] == '+' || bytes[i] == '-')) {
                i++;
            }
            int exponent = digits(i);
            if (exponent == i) {
                return false;
            }
            i = exponent;
        }
        return i == at;
    }

    private int digits(int start) {
        int i = start;
        while (i < at && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    /** Reads a string up to its closing quote. */
    private void string() {
        byte[] text = bytes;
        int i = at + 1;
        long or = 0;
        boolean backslash = false;
        from = i;
        while (i < end) {
            if (i + Words.LENGTH <= end) {
                long word = Words.at(text, i);
                long found = Words.same(word, QUOTES) | Words.same(word, BACKSLASHES);
                if (found == 0) {
                    or |= word;
                    i += Words.LENGTH;
                    continue;
                }
                int below = Words.below(found);
                or |= word & (1L << 8 * below) - 1;
                i += below;
            }
            byte b = text[i];
            if (b == '"') {
                to = i;
                at = i + 1;
                escaped = backslash;
                ascii = Words.isAscii(or);
                return;
            }
            or |= b;
            i++;
            if (b == '\\') {
                backslash = true;
                or |= i < end ? text[i] : 0;
                i++;
            }
        }
        throw broken("a string without its closing quote");
    }

    private String unescaped() {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int i = from;
        while (i < to) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
            plain = i + 2;
            switch (bytes[i + 1]) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(unit(i + 2));
                    plain = i + 6;
                }
                case '"', '\\', '/' -> text.append((char) bytes[i + 1]);
                default -> throw broken("an unknown escape in a string that ends");
            }
            i = plain;
        }
        text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8));
        return text.toString();
    }

    private char unit(int start) {
        if (start + 4 > to) {
            throw broken("a broken escape in a string that ends");
        }
        int unit = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw broken("a broken escape in a string that ends");
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    /** Passes over a value that holds no field. */
    private void skip() {
        byte b = peek();
        if (b == '"') {
            pastString();
        } else if (b == '{' || b == '[') {
            pastBrackets();
        } else if (isWord(b)) {
            while (at < end && isWord(bytes[at])) {
                at++;
            }
        } else {
            throw broken("not a value");
        }
    }

    /**
     * Passes over an object or a list. Of a word of eight bytes without a backslash it is enough to count the brackets
     * outside of quotes, as long as they can't be the last ones.
     */
    private void pastBrackets() {
        byte[] text = bytes;
        int depth = 0;
        boolean quoted = false;
        do {
            while (at + Words.LENGTH <= end) {
                long word = Words.at(text, at);
                long within = Words.within(Words.exactlySame(word, QUOTES), quoted);
                long closing = Words.exactlySame(word | LOWER_CASE, CLOSING) & ~within;
                if (Long.bitCount(closing) >= depth || Words.same(word, BACKSLASHES) != 0) {
                    break;
                }
                depth +=
                        Long.bitCount(Words.exactlySame(word | LOWER_CASE, OPENING) & ~within) - Long.bitCount(closing);
                quoted = within < 0;
                at += Words.LENGTH;
            }
            int i = 0;
            do {
                if (at >= end) {
                    throw broken(quoted ? "a string without its closing quote" : "the text ends too early");
                }
                byte b = text[at++];
                if (quoted) {
                    at += b == '\\' ? 1 : 0;
                    quoted = b != '"';
                } else {
                    quoted = b == '"';
                    depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                }
            } while (depth > 0 && ++i < Words.LENGTH);
        } while (depth > 0);
    }

    private void pastString() {
        byte[] text = bytes;
        int i = at + 1;
        while (i < end) {
            if (i + Words.LENGTH <= end) {
                long word = Words.at(text, i);
                long found = Words.same(word, QUOTES) | Words.same(word, BACKSLASHES);
                if (found == 0) {
                    i += Words.LENGTH;
                    continue;
                }
                i += Words.below(found);
            }
            byte b = text[i];
            if (b == '"') {
                at = i + 1;
                return;
            }
            i += b == '\\' ? 2 : 1;
        }
        throw broken("a string without its closing quote");
    }
}
