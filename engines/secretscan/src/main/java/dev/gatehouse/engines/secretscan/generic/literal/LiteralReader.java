package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the literal that stands at an offset, or that what stands there falls back on. */
public final class LiteralReader {

    private static final int LONGEST_QUOTED = 1000;
    private static final int LONGEST_TRIPLE = 2000;
    private static final int LONGEST_BARE = 400;
    private static final int LONGEST_SPACE = 80;
    private static final int LONGEST_WRAPPER = 60;
    private static final int LONGEST_EXPRESSION = 160;
    private static final int MOST_WRAPPERS = 4;

    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_.$:");
    private static final CharacterClass LETTERS_AND_8 = CharacterClass.of("a-zA-Z8");
    private static final String BARE_ENDS = " \t\r\n\"'`<>;&,";

    /** Functions whose first argument names what they give, and whose second is given where nothing has that name. */
    private static final Set<String> LOOKUPS = words("""
            coalesce config default env environ environmentvariable fetch get getenv getenvironmentvariable
            getoptional getordefault getproperty getstring getvalue lookup lookupenv optionalenv propertyorelse
            propordefault systemproperty
            """);

    /** Functions whose first argument names an algorithm, where there is a second. */
    private static final Set<String> DIGESTS =
            Set.of("hash", "hash_hmac", "createhash", "getinstance", "digest", "hash_pbkdf2");

    private LiteralReader() {}

    /**
     * The literal of a value.
     *
     * @param bare whether a text without quotes may be one
     */
    static @Nullable Literal read(String text, int from, boolean bare) {
        int at = skipSpace(text, from);
        if (text.startsWith("** ", at)) {
            at += 3;
        }
        String wrapper = "";
        for (int i = 0; i <= MOST_WRAPPERS && at < text.length(); i++) {
            char c = text.charAt(at);
            if (Quote.of(c) != Quote.NONE) {
                return inWrapper(text, quoted(text, at, wrapper), wrapper);
            }
            if (c == '\\' && at + 1 < text.length() && Quote.of(text.charAt(at + 1)) != Quote.NONE) {
                return escaped(text, at, wrapper);
            }
            if (c == '<' && text.startsWith("<<\"", at)) {
                at += 2;
                continue;
            }
            int prefix = prefixEnd(text, at);
            if (prefix > at) {
                at = prefix;
                continue;
            }
            int word = WORD.runEnd(text, at, LONGEST_WRAPPER);
            char after = word < text.length() ? text.charAt(word) : ' ';
            boolean keyword = word > at && after == ' ' && text.charAt(word - 1) == ':';
            if (keyword && opensList(text, word)) {
                at = skipSpace(text, word);
            } else if (word - at == 3 && text.startsWith("new", at) && after == ' ') {
                at = skipSpace(text, word);
            } else if (word > at && (after == '(' || (after == '!' && text.startsWith("!(", word)))) {
                wrapper = lastPart(text, at, word);
                at = skipSpace(text, after == '(' ? word + 1 : word + 2);
            } else if (word > at && after == '[' && text.startsWith("[]{", word)) {
                at = skipSpace(text, word + 3);
            } else if (word > at && after == '<' && typeArgumentsEnd(text, word) > word) {
                wrapper = lastPart(text, at, word);
                at = skipSpace(text, typeArgumentsEnd(text, word));
            } else if (c == '(' || (c == '[' && opensList(text, at)) || (c == '{' && opensSet(text, at))) {
                at = skipSpace(text, at + 1);
            } else {
                break;
            }
        }
        if (bare && at < text.length() && (text.charAt(at) == '|' || text.charAt(at) == '>')) {
            return block(text, at);
        }
        Literal fallback = fallback(text, at, wrapper);
        return fallback != null || !bare || !wrapper.isEmpty() ? fallback : bare(text, at);
    }

    /** The literal after {@code ||}, {@code ??}, {@code ?:} or {@code or}, on the same line. */
    static @Nullable Literal fallback(String text, int from, String wrapper) {
        int last = Math.min(text.length() - 2, from + LONGEST_EXPRESSION);
        boolean opened = text.startsWith("${", from);
        for (int i = from; i < last; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == ';' || c == '"' || c == '#') {
                return null;
            }
            char next = text.charAt(i + 1);
            opened |= c == '$' && next == '{';
            boolean either = (c == '|' && next == '|') || (c == '?' && (next == '?' || next == ':'));
            boolean word = c == ' ' && text.startsWith("or ", i + 1);
            boolean shell = c == ':' && (next == '-' || next == '=') && opened;
            if (shell) {
                return variableDefault(text, i + 2);
            }
            if (either || word) {
                int at = skipSpace(text, i + (word ? 4 : 2));
                at = Math.max(at, prefixEnd(text, at));
                return at < text.length() && Quote.of(text.charAt(at)) != Quote.NONE
                        ? asFallback(quoted(text, at, wrapper))
                        : null;
            }
        }
        return null;
    }

    /** What {@code ${NAME:-literal}} falls back on, up to the brace that closes it. */
    static @Nullable Literal variableDefault(String text, int from) {
        int end = text.indexOf('}', from, Math.min(text.length(), from + LONGEST_BARE));
        if (end <= from || text.charAt(from) == '$' || text.charAt(from) == '{') {
            return null;
        }
        char first = text.charAt(from);
        boolean inQuotes = Quote.of(first) != Quote.NONE && text.charAt(end - 1) == first && end - from > 2;
        int start = inQuotes ? from + 1 : from;
        int stop = inQuotes ? end - 1 : end;
        for (int i = start; i < stop; i++) {
            if (text.charAt(i) == '\n') {
                return null;
            }
        }
        return new Literal(start, stop, Quote.of(inQuotes ? first : ' '), "", true);
    }

    private static @Nullable Literal asFallback(@Nullable Literal literal) {
        return literal == null
                ? null
                : new Literal(literal.start(), literal.end(), literal.quote(), literal.wrapper(), true);
    }

    /** Of a function that looks a name up, the literal that it falls back on. */
    private static @Nullable Literal inWrapper(String text, @Nullable Literal literal, String wrapper) {
        if (literal != null && DIGESTS.contains(wrapper.toLowerCase(Locale.ROOT))) {
            int after = skipSpace(text, literal.end() + 1);
            return after < text.length() && text.charAt(after) == ',' ? null : literal;
        }
        if (literal == null || wrapper.isEmpty() || !LOOKUPS.contains(wrapper.toLowerCase(Locale.ROOT))) {
            return literal;
        }
        int close = literal.end() + (literal.quote() == Quote.TRIPLE ? 3 : 1);
        int at = skipSpace(text, close);
        if (at < text.length() && text.charAt(at) == ',') {
            int next = skipSpace(text, at + 1);
            next = Math.max(next, prefixEnd(text, next));
            return next < text.length() && Quote.of(text.charAt(next)) != Quote.NONE
                    ? asFallback(quoted(text, next, wrapper))
                    : null;
        }
        return fallback(text, close, wrapper);
    }

    /** The literal that a quote at an offset opens; null where it does not end soon. */
    public static @Nullable Literal quoted(String text, int at, String wrapper) {
        char quote = text.charAt(at);
        if (text.startsWith(String.valueOf(quote).repeat(3), at)) {
            int limit = Math.min(text.length(), at + 3 + LONGEST_TRIPLE);
            for (int i = at + 3; i + 2 < limit; i++) {
                if (text.charAt(i) == quote && text.charAt(i + 1) == quote && text.charAt(i + 2) == quote) {
                    return new Literal(at + 3, i, Quote.TRIPLE, wrapper, false);
                }
            }
            return null;
        }
        int limit = Math.min(text.length(), at + 1 + LONGEST_QUOTED);
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return new Literal(at + 1, i, Quote.of(quote), wrapper, false);
            }
            if (c == '\\') {
                i++;
            } else if (c == '\n' && quote != '`') {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Literal escaped(String text, int at, String wrapper) {
        char quote = text.charAt(at + 1);
        int limit = Math.min(text.length() - 1, at + 2 + LONGEST_QUOTED);
        for (int i = at + 2; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\\' && text.charAt(i + 1) == quote) {
                return new Literal(at + 2, i, Quote.ESCAPED, wrapper, false);
            }
            if (c == '\n' || c == quote) {
                return null;
            }
        }
        return null;
    }

    /** The text without quotes that begins at an offset; null where none does. */
    public static @Nullable Literal bare(String text, int at) {
        int limit = Math.min(text.length(), at + LONGEST_BARE);
        int end = at;
        int open = 0;
        while (end < limit && BARE_ENDS.indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            if (c == '(' || c == '[' || c == '{') {
                open++;
            } else if (c == ')' || c == ']' || c == '}') {
                if (open == 0) {
                    break;
                }
                open--;
            } else if (c == '\\' && end + 1 < limit && "nrt\"'".indexOf(text.charAt(end + 1)) >= 0) {
                break;
            }
            end++;
        }
        return end == at || end == at + LONGEST_BARE ? null : new Literal(at, end, Quote.NONE, "", false);
    }

    /** After what marks a literal's kind before its quote: {@code b"}, {@code @"}, {@code N'}, {@code u8"}. */
    public static int prefixEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 2 && (text.charAt(end) == '@' || text.charAt(end) == '$')) {
            end++;
        }
        if (end == at) {
            end = LETTERS_AND_8.runEnd(text, at, 3);
        }
        boolean quoted = end > at && end < text.length() && Quote.of(text.charAt(end)) != Quote.NONE;
        return quoted ? end : at;
    }

    /** Over spaces, and over one line's end where a quoted literal stands on the next. */
    static int skipSpace(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST_SPACE);
        int at = from;
        boolean line = false;
        while (at < last) {
            char c = text.charAt(at);
            if (c == '\n' && !line) {
                line = true;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                break;
            }
            at++;
        }
        boolean literal = at < text.length() && (Quote.of(text.charAt(at)) != Quote.NONE || text.charAt(at) == '@');
        return line && !literal ? from : at;
    }

    private static boolean opensList(String text, int at) {
        int next = skipSpace(text, at + 1);
        return next < text.length() && Quote.of(text.charAt(next)) != Quote.NONE;
    }

    /** Whether a brace opens texts of which the first is no key. */
    private static boolean opensSet(String text, int at) {
        int next = skipSpace(text, at + 1);
        if (next >= text.length() || Quote.of(text.charAt(next)) == Quote.NONE) {
            return false;
        }
        Literal literal = quoted(text, next, "");
        int after = literal == null ? text.length() : skipSpace(text, literal.end() + 1);
        return after < text.length() && (text.charAt(after) == ',' || text.charAt(after) == '}');
    }

    /** After the parenthesis of {@code name<Type>(}; as it was where there is none. */
    private static int typeArgumentsEnd(String text, int from) {
        int end = text.indexOf(">(", from, Math.min(text.length(), from + 40));
        return end < 0 ? from : end + 2;
    }

    /** What stands in an element up to its end tag, without the space around. */
    static @Nullable Literal content(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST_BARE);
        int line = text.indexOf('<', from, last);
        if (line <= from && !text.startsWith("<![CDATA[", from)) {
            return null;
        }
        int start = from;
        int end = line;
        if (text.startsWith("<![CDATA[", line) && text.substring(from, line).isBlank()) {
            start = line + 9;
            end = text.indexOf("]]>", start, Math.max(start, last));
        } else if (!text.startsWith("</", line)) {
            return null;
        }
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return start >= end ? null : new Literal(start, end, Quote.NONE, "", false);
    }

    /** The one line of a block scalar of YAML (1.2, section 8.1); null where no such block begins. */
    private static @Nullable Literal block(String text, int from) {
        int at = from + 1;
        while (at < text.length() && at < from + 4 && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '\n') {
            return null;
        }
        int start = at + 1;
        while (start < text.length() && start < at + LONGEST_SPACE && text.charAt(start) == ' ') {
            start++;
        }
        Literal literal = start == at + 1 ? null : bare(text, start);
        boolean line = literal != null && (literal.end() == text.length() || text.charAt(literal.end()) <= ' ');
        return line ? literal : null;
    }

    private static String lastPart(String text, int from, int to) {
        int point = Math.max(text.lastIndexOf('.', to - 1), text.lastIndexOf(':', to - 1));
        return text.substring(Math.max(from, point + 1), to);
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
