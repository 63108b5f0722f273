package dev.gatehouse.engines.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a line of OpenSSH's files, divided by blanks, and the options of a word, divided by commas. */
final class Words {

    private final String line;
    private int at;

    Words(String line) {
        this.line = line;
    }

    /** The next word; empty where there is none. What stands between quotes is not divided. */
    String next() {
        while (at < line.length() && blank(line.charAt(at))) {
            at++;
        }
        int from = at;
        at = end(line, at, " \t");
        return line.substring(from, at);
    }

    /** The options in a word. */
    static List<Option> options(String word) {
        List<Option> options = new ArrayList<>();
        for (int from = 0; from <= word.length(); from = end(word, from, ",") + 1) {
            options.add(Option.of(word.substring(from, end(word, from, ","))));
        }
        return options;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private static int end(String text, int from, String dividers) {
        int to = from;
        boolean quoted = false;
        while (to < text.length() && (quoted || dividers.indexOf(text.charAt(to)) < 0)) {
            if (text.charAt(to) == '"') {
                quoted = !quoted;
            }
            to++;
        }
        return to;
    }

    /** The text between quotes, or the text itself. */
    static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * One option.
     *
     * @param name in small letters
     * @param value without its quotes; empty where there is none
     */
    record Option(String name, String value) {

        private static Option of(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Option(text.toLowerCase(Locale.ROOT), "")
                    : new Option(
                            text.substring(0, equals).toLowerCase(Locale.ROOT), unquoted(text.substring(equals + 1)));
        }
    }
}
