package dev.gatehouse.model.git;

import java.util.Optional;

/**
 * Gitea's patterns: of its regular expressions, those without groups, choices, counts and classes of more than a slash.
 */
final class GiteaPattern {

    private static final String NO_SLASH = "[^/]";

    private GiteaPattern() {}

    static Optional<PathAutomaton> compile(String text) {
        int end = text.endsWith("$") && !text.endsWith("\\$") ? text.length() - 1 : text.length();
        int i = text.startsWith("^") ? 1 : 0;
        PathAutomaton.Builder automaton = new PathAutomaton.Builder();
        while (i < end) {
            char c = text.charAt(i);
            if (text.startsWith(NO_SLASH, i)) {
                automaton.oneInFolder();
                i += NO_SLASH.length();
            } else if (c == '.') {
                automaton.one();
                i++;
            } else if (c == '\\' && i + 1 < end && !Character.isLetterOrDigit(text.charAt(i + 1))) {
                automaton.character(text.charAt(i + 1));
                i += 2;
            } else if ("\\[](){}|*+?^$".indexOf(c) >= 0) {
                return Optional.empty();
            } else {
                automaton.character(c);
                i++;
            }
            if (i < end && (text.charAt(i) == '*' || text.charAt(i) == '+')) {
                automaton.repeated(text.charAt(i) == '+');
                i++;
            }
        }
        return Optional.of(automaton.build());
    }
}
