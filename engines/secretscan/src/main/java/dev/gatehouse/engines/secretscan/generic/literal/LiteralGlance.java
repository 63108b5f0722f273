package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import java.nio.charset.StandardCharsets;

/** Tells at a glance of many names without quotes that {@link NamedLiteralReader} reads no literal for them. */
public final class LiteralGlance {

    private static final int MOST_SPACES = 48;
    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_");
    private static final CharacterClass TYPE = CharacterClass.of("0-9a-zA-Z_.*[]");
    private static final byte[][] SETTINGS = {
        bytes("ENV "), bytes("setx "), bytes("machine "), bytes("login "), bytes("user ")
    };
    private static final byte[] LOGIN = bytes(" login ");

    private LiteralGlance() {}

    /**
     * Whether a literal may belong to a name.
     *
     * @param from offset of the first byte that is looked at
     * @param to offset after the last
     * @return false only where none does, whatever stands beyond
     */
    public static boolean mayFollow(byte[] content, int from, int to, int nameStart, int nameEnd) {
        if (nameEnd >= to || nameStart == from) {
            return true;
        }
        return switch (content[nameEnd]) {
            case '(' -> mayBeAmongArguments(content, to, nameEnd + 1);
            case ')' -> content[nameStart - 1] == ':' || maySayValues(content, to, nameEnd + 1);
            case ' ' -> mayFollowSpace(content, from, to, nameStart, nameEnd);
            default -> true;
        };
    }

    /** Something stands between the parentheses, or is given where a call without arguments gives nothing. */
    private static boolean mayBeAmongArguments(byte[] content, int to, int open) {
        int at = skipSpace(content, to, open);
        if (at == to || content[at] != ')') {
            return true;
        }
        for (int i = at; i < to; i++) {
            switch (content[i]) {
                case '\n', ';', '"', '#' -> {
                    return false;
                }
                case '|', '?', '$' -> {
                    return true;
                }
                case 'o' -> {
                    if (content[i - 1] == ' ') {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    /** {@code ) VALUES (}. */
    private static boolean maySayValues(byte[] content, int to, int close) {
        int at = skipSpace(content, to, close);
        return at == to || (content[at] | 0x20) == 'v';
    }

    /** A sign, a quote, a type before an equals sign, or a word where a line sets something. */
    private static boolean mayFollowSpace(byte[] content, int from, int to, int nameStart, int nameEnd) {
        int at = nameEnd;
        while (at < to && content[at] == ' ') {
            at++;
        }
        boolean word = at < to && at < nameEnd + MOST_SPACES && WORD.has((char) (content[at] & 0xff));
        if (!word || content[at] == 'A' || content[nameStart - 1] == '-') {
            return true;
        }
        int type = at;
        while (type < to && TYPE.has((char) (content[type] & 0xff))) {
            type++;
        }
        boolean is = type - at >= 2
                && content[at] == 'i'
                && content[at + 1] == 's'
                && (type - at == 2 || !WORD.has((char) (content[at + 2] & 0xff)));
        if (type == to || is || Quote.of((char) (content[type] & 0xff)) != Quote.NONE) {
            return true;
        }
        while (type < to && (content[type] == ' ' || content[type] == '\t')) {
            type++;
        }
        return type == to || content[type] == '=' || maySet(content, from, nameStart);
    }

    private static boolean maySet(byte[] content, int from, int nameStart) {
        int line = nameStart;
        while (line > from && content[line - 1] != '\n') {
            line--;
        }
        if (line == from && from > 0) {
            return true;
        }
        int first = line;
        while (first < nameStart && content[first] <= ' ' && content[first] >= 0) {
            first++;
        }
        if (first == nameStart) {
            return true;
        }
        for (byte[] setting : SETTINGS) {
            if (stands(setting, content, first, nameStart)) {
                return true;
            }
        }
        for (int i = line; i < nameStart; i++) {
            if (content[i] == ' ' && stands(LOGIN, content, i, nameStart)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(byte[] text, byte[] content, int at, int to) {
        if (at + text.length > to) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (content[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static int skipSpace(byte[] content, int to, int from) {
        int at = from;
        while (at < to && (content[at] == ' ' || content[at] == '\t' || content[at] == '\r' || content[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
