package dev.gatehouse.model.git;

import java.util.Optional;

/** GitLab's patterns: Ruby's {@code File.fnmatch} of the path with a leading slash. */
final class GitLabPattern {

    private GitLabPattern() {}

    static Optional<PathAutomaton> compile(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String pattern = text.equals("*") ? "**/*" : text;
        PathAutomaton.Builder automaton = new PathAutomaton.Builder();
        if (pattern.startsWith("/")) {
            pattern = pattern.substring(1);
        } else {
            automaton.folders();
        }
        if (pattern.endsWith("/") || pattern.isEmpty()) {
            pattern += "**/*";
        }
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            boolean atName = i == 0 || pattern.charAt(i - 1) == '/';
            if (atName && pattern.startsWith("**/", i)) {
                automaton.folders();
                i += 3;
            } else if (c == '[') {
                int end = characterClass(pattern, i, automaton);
                if (end < 0) {
                    return Optional.of(automaton.character('/').character('/').build());
                }
                i = end;
            } else if (c == '*') {
                automaton.manyInFolder();
                i++;
            } else if (c == '?') {
                automaton.oneInFolder();
                i++;
            } else if (c == '\\' && i + 1 < pattern.length()) {
                automaton.character(pattern.charAt(i + 1));
                i += 2;
            } else {
                automaton.character(c);
                i++;
            }
        }
        return Optional.of(automaton.build());
    }

    /**
     * Reads {@code [a-z]} or {@code [^a-z]}.
     *
     * @return where it ends, or -1 where it doesn't: then it fits nothing
     */
    private static int characterClass(String pattern, int open, PathAutomaton.Builder automaton) {
        int i = open + 1;
        boolean complement = i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
        if (complement) {
            i++;
        }
        StringBuilder ranges = new StringBuilder();
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            char from = pattern.charAt(i);
            char to = from;
            if (i + 2 < pattern.length() && pattern.charAt(i + 1) == '-' && pattern.charAt(i + 2) != ']') {
                to = pattern.charAt(i + 2);
                i += 2;
            }
            if (from == '/' || to == '/') {
                return -1;
            }
            ranges.append(from).append(to);
            i++;
        }
        if (i >= pattern.length() || ranges.isEmpty()) {
            return -1;
        }
        automaton.set(ranges.toString(), complement);
        return i + 1;
    }
}
