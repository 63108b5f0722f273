package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads values whose name is itself a value: {@code name="password" value="literal"} in a tag, a map or two lines of
 * YAML, {@code <key>password</key><string>literal</string>}, the default of a variable or of an option.
 */
final class KeyedValueReader {

    private static final int LONGEST_SPACE = 60;
    private static final int LONGEST_TAG = 240;
    private static final int LONGEST_BLOCK = 400;
    private static final int LONGEST_CALL = 240;
    private static final int MOST_PAIRS = 3;
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_");
    private static final CharacterClass ELEMENT = CharacterClass.of("0-9a-zA-Z_.:-");

    private static final Set<String> NAMES =
            Set.of("name", "key", "id", "variable", "property", "parametername", "field", "type");
    private static final Set<String> VALUES =
            Set.of("value", "val", "default", "content", "defaultvalue", "default_value", "string");
    private static final Set<String> NAME_ELEMENTS = Set.of("key", "name", "param-name", "option", "property");
    private static final Set<String> VALUE_ELEMENTS = Set.of("string", "value", "param-value", "data");

    private final String text;
    private final int nameStart;
    private final int nameEnd;

    private KeyedValueReader(String text, int nameStart, int nameEnd) {
        this.text = text;
        this.nameStart = nameStart;
        this.nameEnd = nameEnd;
    }

    /**
     * What belongs to a name.
     *
     * @param at after the name and its closing quote
     */
    static @Nullable Belonging read(String text, int nameStart, int nameEnd, int at, boolean nameQuoted) {
        if (at >= text.length()) {
            return null;
        }
        KeyedValueReader reader = new KeyedValueReader(text, nameStart, nameEnd);
        char c = text.charAt(at);
        if (c == '<') {
            return reader.element();
        }
        boolean line = c == '\n' || c == '\r';
        if (c == ':' || c == '=' || !line && !nameQuoted) {
            return null;
        }
        String key = reader.keyBefore();
        if (nameQuoted && key.isEmpty()) {
            return c == ',' && nameStart > 0 && text.charAt(nameStart - 1) == '-'
                    ? reader.defaultOfCall(at)
                    : reader.block(at);
        }
        if (!NAMES.contains(key)) {
            return null;
        }
        int tag = nameQuoted && c != ',' ? reader.tagStart() : -1;
        if (tag >= 0) {
            Belonging after = reader.attribute(at, at + LONGEST_TAG);
            return after != null ? after : reader.attribute(tag, nameStart);
        }
        boolean possible = line || c == ',' || c == ' ' || c == '\t';
        return possible && !key.equals("type") ? reader.pairs(at) : null;
    }

    /** The start of the tag that an offset is in; negative where it is in none. */
    static int tagStart(String text, int offset) {
        int first = Math.max(0, offset - LONGEST_TAG);
        for (int i = offset - 1; i >= first; i--) {
            char c = text.charAt(i);
            if (c == '<') {
                return i;
            }
            if (c == '>' || c == '{' || c == ';') {
                return -1;
            }
        }
        return -1;
    }

    private int tagStart() {
        return tagStart(text, nameStart);
    }

    /** The key that the name is the value of, in lower case; empty where there is none. */
    private String keyBefore() {
        int i = nameStart - 1;
        int first = Math.max(0, nameStart - 12);
        boolean separated = false;
        while (i >= first && " \t\"'=:>\\".indexOf(text.charAt(i)) >= 0) {
            separated |= text.charAt(i) == '=' || text.charAt(i) == ':';
            i--;
        }
        int from = WORD.runStart(text, i + 1, 14);
        return separated ? text.substring(from, i + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean separates(char c) {
        return c == '=' || c == ':';
    }

    /** The pairs that follow, of which one is the value. */
    private @Nullable Belonging pairs(int at) {
        int from = at;
        for (int pair = 0; pair < MOST_PAIRS; pair++) {
            int last = Math.min(text.length(), from + LONGEST_SPACE);
            while (from < last && " \t\r\n,-\"'".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int word = WORD.runEnd(text, from, 24);
            String key = text.substring(from, word).toLowerCase(Locale.ROOT);
            int end = word;
            while (end < text.length() && end < word + 8 && "\"' \t".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (word == from || end >= text.length() || !separates(text.charAt(end)) || NAMES.contains(key)) {
                return "type".equals(key) && end < text.length() ? skipType(end + 1) : null;
            }
            Literal literal = LiteralReader.read(text, end + 1, true);
            if (VALUES.contains(key) || literal == null) {
                return Belonging.of(Syntax.NAMED_VALUE, literal);
            }
            from = literal.end() + (literal.quote() == Quote.NONE ? 0 : 1);
        }
        return null;
    }

    private @Nullable Belonging skipType(int from) {
        Literal type = LiteralReader.read(text, from, true);
        return type == null ? null : pairs(type.end());
    }

    /** The attribute of a tag that has the value. */
    private @Nullable Belonging attribute(int from, int to) {
        int limit = Math.min(text.length(), to);
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '>' || c == '<' && at > from) {
                return null;
            }
            int word = WORD.runEnd(text, at, 40);
            if (word == at) {
                at++;
                continue;
            }
            boolean assigned = word + 1 < limit && text.charAt(word) == '=';
            if (!assigned || Quote.of(text.charAt(word + 1)) == Quote.NONE) {
                at = word;
                continue;
            }
            Literal literal = LiteralReader.quoted(text, word + 1, "");
            if (literal == null) {
                return null;
            }
            if (VALUES.contains(text.substring(at, word).toLowerCase(Locale.ROOT))) {
                return Belonging.of(Syntax.NAMED_VALUE, literal);
            }
            at = literal.end() + 1;
        }
        return null;
    }

    /** {@code <key>name</key><string>literal</string>}. */
    private @Nullable Belonging element() {
        int opened = nameStart - 1;
        int open = opened > 0 && text.charAt(opened) == '>' ? ELEMENT.runStart(text, opened, 24) : 0;
        if (open < 1 || text.charAt(open - 1) != '<') {
            return null;
        }
        String element = text.substring(open, opened);
        int at = nameEnd + element.length() + 3;
        if (!NAME_ELEMENTS.contains(element) || !text.startsWith("</" + element + ">", nameEnd)) {
            return null;
        }
        int last = Math.min(text.length(), at + LONGEST_SPACE);
        while (at < last && text.charAt(at) <= ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '<') {
            return null;
        }
        int close = ELEMENT.runEnd(text, at + 1, 24);
        boolean value = close < text.length()
                && text.charAt(close) == '>'
                && VALUE_ELEMENTS.contains(text.substring(at + 1, close));
        return value ? Belonging.of(Syntax.ELEMENT, LiteralReader.content(text, close + 1)) : null;
    }

    /** The default in the block of a variable: {@code variable "name" { default = "literal" }}. */
    private @Nullable Belonging block(int from) {
        int at = from;
        while (at < text.length() && at < from + 4 && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return null;
        }
        int limit = Math.min(text.length(), at + LONGEST_BLOCK);
        int end = text.indexOf("\n}", at, limit);
        int found = text.indexOf("default", at, end < 0 ? limit : end);
        if (found < 0 || WORD.has(text.charAt(found - 1))) {
            return null;
        }
        int sign = found + "default".length();
        while (sign < limit && text.charAt(sign) == ' ') {
            sign++;
        }
        boolean assigned = sign < limit && text.charAt(sign) == '=';
        return assigned ? Belonging.of(Syntax.NAMED_VALUE, LiteralReader.read(text, sign + 1, false)) : null;
    }

    /** The default among the further arguments of a call: {@code add_argument("--name", default="literal")}. */
    private @Nullable Belonging defaultOfCall(int from) {
        int limit = Math.min(text.length(), from + LONGEST_CALL);
        int open = 0;
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            open += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (open < 0 || c == ';') {
                return null;
            }
            if (Quote.of(c) != Quote.NONE) {
                Literal literal = LiteralReader.quoted(text, at, "");
                if (literal == null) {
                    return null;
                }
                at = literal.end() + 1;
                continue;
            }
            int word = WORD.runEnd(text, at, 40);
            if (word == at) {
                at++;
                continue;
            }
            if (VALUES.contains(text.substring(at, word).toLowerCase(Locale.ROOT)) && word < limit) {
                int sign = text.charAt(word) == ' ' ? word + 1 : word;
                if (sign < limit && separates(text.charAt(sign))) {
                    return Belonging.of(Syntax.NAMED_VALUE, LiteralReader.read(text, sign + 1, false));
                }
            }
            at = word;
        }
        return null;
    }
}
