package dev.gatehouse.engines.secretscan.kubernetes;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.NameWords;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of a Kubernetes Secret in YAML, around a place in it, as far as it is in reach: those under {@code data},
 * which are base 64, and under {@code stringData}, which are plain.
 *
 * <p>A value that a template, a variable, an encryption or a plugin stands for is none.
 */
final class SecretManifest {

    private static final int LONGEST = 4_000;
    /** The text around a place that is looked at. */
    static final Reach REACH = Reach.of(LONGEST + 1, LONGEST + 1);

    private static final int SHORTEST_KEY = 100;
    private static final String KIND = "kind:";
    private static final CharacterClass BETWEEN = CharacterClass.of(" '\"");
    private static final CharacterClass KEY = CharacterClass.of("0-9a-zA-Z_.-");

    /**
     * One value.
     *
     * @param key its name
     * @param start where it stands in the text
     * @param end after it
     * @param plain what it decodes to
     */
    record Value(String key, int start, int end, String plain) {}

    private SecretManifest() {}

    /** The values of the document around a place; none where it is no Secret. */
    static List<Value> values(String text, int at) {
        int from = documentStart(text, at);
        int to = documentEnd(text, at);
        List<Value> values = new ArrayList<>();
        if (!isSecret(text, from, to)) {
            return values;
        }
        boolean encoded = false;
        int sectionIndent = -1;
        int entryIndent = -1;
        int line = from;
        while (line < to) {
            int newline = text.indexOf('\n', line, to);
            int end = newline < 0 ? to : newline;
            int indent = indent(text, line, end);
            int keyEnd = KEY.runEnd(text, line + indent, 100);
            boolean entry = keyEnd > line + indent && keyEnd < end && text.charAt(keyEnd) == ':';
            if (entry && isSection(text, line + indent, keyEnd, end)) {
                sectionIndent = indent;
                entryIndent = -1;
                encoded = text.startsWith("data", line + indent);
            } else if (sectionIndent >= 0
                    && entry
                    && indent > sectionIndent
                    && (entryIndent < 0 || indent == entryIndent)) {
                entryIndent = indent;
                Value value = value(text, line + indent, keyEnd, end, encoded);
                if (value != null) {
                    values.add(value);
                }
            } else if (indent <= sectionIndent && end - line > indent) {
                sectionIndent = -1;
            }
            line = end + 1;
        }
        return values;
    }

    private static boolean isSecret(String text, int from, int to) {
        int at = text.indexOf(KIND, from, to);
        while (at >= 0) {
            int start = BETWEEN.runEnd(text, at + KIND.length(), 4);
            int end = KEY.runEnd(text, start, 20);
            if (text.substring(start, end).equals("Secret")) {
                return true;
            }
            at = text.indexOf(KIND, Math.min(end, to), to);
        }
        return false;
    }

    private static int documentStart(String text, int at) {
        int least = Math.max(0, at - LONGEST);
        int found = text.substring(least, at).lastIndexOf("\n---");
        int from = found < 0 ? least : least + found + 1;
        return from == 0 || text.charAt(from - 1) == '\n' ? from : text.indexOf('\n', from, at) + 1;
    }

    private static int documentEnd(String text, int at) {
        int most = Math.min(text.length(), at + LONGEST);
        int found = text.indexOf("\n---", at, most);
        return found < 0 ? most : found;
    }

    private static int indent(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at - from;
    }

    private static boolean isSection(String text, int start, int keyEnd, int lineEnd) {
        String key = text.substring(start, keyEnd);
        return (key.equals("data") || key.equals("stringData"))
                && text.substring(keyEnd + 1, lineEnd).isBlank();
    }

    private static @Nullable Value value(String text, int start, int keyEnd, int lineEnd, boolean encoded) {
        int from = keyEnd + 1;
        int to = lineEnd;
        while (from < to && " \t\"'".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int comment = text.indexOf(" #", from, to);
        to = comment < 0 ? to : comment;
        while (to > from && " \t\r\"'".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        String written = text.substring(from, to);
        if (written.isEmpty()
                || written.startsWith("|")
                || written.startsWith(">")
                || Placeholders.isReference(written)) {
            return null;
        }
        String plain = encoded ? decoded(written) : written;
        return plain.isBlank() || Placeholders.isReference(plain)
                ? null
                : new Value(text.substring(start, keyEnd), from, to, plain);
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /** Whether a value is unlike what only stands for a secret, or names what belongs there. */
    static boolean isSecret(Value value) {
        String plain = value.plain();
        String lower = plain.toLowerCase(Locale.ROOT);
        return plain.length() >= 6
                && plain.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                && !Placeholders.isPlaceholder(plain)
                && !NameWords.isName(plain)
                && !plain.contains("**")
                && !plain.startsWith("{")
                && !lower.endsWith("xxx")
                && (plain.length() > SHORTEST_KEY || !plain.startsWith("-----BEGIN"))
                && !COMMON.contains(lower)
                && !lower.equals(value.key().toLowerCase(Locale.ROOT))
                && !lower.startsWith("http://")
                && !lower.startsWith("https://");
    }

    private static final List<String> COMMON = List.of(
            "password",
            "passwd",
            "secret",
            "username",
            "token",
            "admin",
            "administrator",
            "postgres",
            "redis",
            "mysql",
            "default",
            "localhost",
            "123456",
            "12345678",
            "true",
            "false",
            "enabled",
            "disabled");
}
