package dev.gatehouse.practices.awareness;

import java.util.List;
import java.util.Locale;

/** What documents for people say. All of it takes time linear in the text. */
final class Words {

    /** What GitHub and GitLab call reporting on their own pages. */
    private static final List<String> FORGE_CHANNELS = List.of(
            "private vulnerability reporting", "report a vulnerability", "security advisor", "confidential issue");

    private Words() {}

    /** The last part of a path without what follows its first dot, in lower case. */
    static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether a text names an e-mail address, a link or a forge's own form. */
    static boolean hasChannel(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("https://")
                || lower.contains("mailto:")
                || FORGE_CHANNELS.stream().anyMatch(lower::contains)
                || hasAddress(lower);
    }

    private static boolean hasAddress(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) && domain(text, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean domain(String text, int from) {
        boolean dot = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && i > from && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
                dot = true;
            } else if (!Character.isLetterOrDigit(c) && c != '-') {
                return dot;
            }
        }
        return dot;
    }

    /** A text without its HTML comments, which nobody sees once it is shown. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        int from = 0;
        while (true) {
            int open = text.indexOf("<!--", from);
            if (open < 0) {
                return visible.append(text, from, text.length()).toString();
            }
            visible.append(text, from, open);
            int close = text.indexOf("-->", open);
            if (close < 0) {
                return visible.toString();
            }
            from = close + "-->".length();
        }
    }
}
