package dev.gatehouse.practices.secrets.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names with values in a text of any format: {@code name: value}, {@code name = "value"}, {@code "name":"value"},
 * {@code Name=value;}.
 */
final class Assignments {

    /** What stands before a credential in an Authorization header (RFC 9110). */
    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token");

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 4096;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST = 20_000;

    private Assignments() {}

    /**
     * A name with its value.
     *
     * @param quoted whether the value stood in quotes
     */
    record Assignment(String name, String value, boolean quoted) {

        @Override
        public String toString() {
            return "Assignment[" + name + "]";
        }
    }

    /** In the order of the text; lines that are comments are left out. Takes time linear in the text. */
    static List<Assignment> in(String written) {
        String text = written.length() <= LONGEST_TEXT ? written : written.substring(0, LONGEST_TEXT);
        List<Assignment> found = new ArrayList<>();
        int start = 0;
        while (start < text.length() && found.size() < MOST) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (!comment(text, start, end)) {
                line(text, start, end, found);
            }
            start = end + 1;
        }
        return found;
    }

    private static boolean comment(String text, int start, int end) {
        int at = start;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < end
                && (text.charAt(at) == '#'
                        || text.charAt(at) == ';'
                        || text.startsWith("//", at)
                        || text.startsWith("--", at) && at + 2 < end && text.charAt(at + 2) == ' ');
    }

    private static void line(String text, int start, int end, List<Assignment> found) {
        int at = start;
        while (at < end && found.size() < MOST) {
            char c = text.charAt(at);
            if (c != ':' && c != '=') {
                at++;
                continue;
            }
            String name = nameBefore(text, start, at);
            boolean comparison = at + 1 < end && text.charAt(at + 1) == '='
                    || at > start && "=!<>~+".indexOf(text.charAt(at - 1)) >= 0
                    || c == ':' && text.startsWith("://", at);
            if (name.isEmpty() || comparison) {
                at++;
                continue;
            }
            at = value(text, at + 1, end, name, found);
        }
    }

    private static String nameBefore(String text, int start, int separator) {
        int last = separator;
        while (last > start && text.charAt(last - 1) == ' ' && separator - last < 8) {
            last--;
        }
        if (last > start && (text.charAt(last - 1) == '"' || text.charAt(last - 1) == '\'')) {
            last--;
        }
        int first = last;
        while (first > start && last - first < LONGEST_NAME && nameCharacter(text.charAt(first - 1))) {
            first--;
        }
        return text.substring(first, last);
    }

    private static boolean nameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    private static int value(String text, int from, int end, String name, List<Assignment> found) {
        int at = from;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '>')) {
            at++;
        }
        at = afterScheme(text, at, end);
        if (at >= end) {
            return end;
        }
        char quote = text.charAt(at);
        boolean quoted = quote == '"' || quote == '\'';
        int limit = Math.min(end, at + LONGEST_VALUE);
        int last = quoted ? at + 1 : at;
        while (last < limit && (quoted ? text.charAt(last) != quote : !ends(text.charAt(last)))) {
            last += quoted && text.charAt(last) == '\\' && last + 1 < limit ? 2 : 1;
        }
        last = Math.min(last, limit);
        found.add(new Assignment(name, text.substring(quoted ? at + 1 : at, last), quoted));
        return quoted ? Math.min(end, last + 1) : Math.max(last, from);
    }

    private static int afterScheme(String text, int at, int end) {
        for (String scheme : SCHEMES) {
            int after = at + scheme.length();
            if (after < end && text.charAt(after) == ' ' && text.regionMatches(true, at, scheme, 0, scheme.length())) {
                return after + 1;
            }
        }
        return at;
    }

    private static boolean ends(char c) {
        return c == ','
                || c == ';'
                || c == '&'
                || c == '}'
                || c == ']'
                || c == '"'
                || c == '\''
                || Character.isWhitespace(c);
    }
}
