package dev.gatehouse.model.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GitHub's patterns. */
final class GitHubPattern {

    private GitHubPattern() {}

    static Optional<PathAutomaton> compile(String text) {
        if (text.startsWith("!") || text.contains("[") || text.contains("]") || text.contains("***")) {
            return Optional.empty();
        }
        PathAutomaton.Builder automaton = new PathAutomaton.Builder();
        boolean rooted = text.startsWith("/");
        List<String> segments = segments(rooted ? text.substring(1) : text);
        int last = segments.size() - 1;
        if (last == 0 && !rooted || last == 1 && !rooted && segments.get(1).isEmpty()) {
            automaton.folders();
        }
        for (int i = 0; i <= last; i++) {
            String segment = segments.get(i);
            boolean anything = segment.equals("**") || segment.isEmpty() && i == last && i > 0;
            if (anything && i < last) {
                automaton.folders();
                continue;
            }
            if (anything) {
                automaton.one().many();
            } else if (segment.isEmpty()) {
                return Optional.of(nothing());
            } else {
                if (!segment(segment, automaton)) {
                    return Optional.empty();
                }
                if (i == last && !segment.equals("*")) {
                    automaton.withContents();
                }
            }
            if (i < last) {
                automaton.character('/');
            }
        }
        return Optional.of(automaton.build());
    }

    /** {@code /} and {@code a//b} are well-formed, but name no path. */
    private static PathAutomaton nothing() {
        return new PathAutomaton.Builder().character('/').build();
    }

    private static List<String> segments(String text) {
        List<String> segments = new ArrayList<>();
        int from = 0;
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', from)) {
            segments.add(text.substring(from, slash));
            from = slash + 1;
        }
        segments.add(text.substring(from));
        return segments;
    }

    private static boolean segment(String segment, PathAutomaton.Builder automaton) {
        if (segment.equals("*")) {
            automaton.oneInFolder().manyInFolder();
            return true;
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            switch (c) {
                case '*' -> automaton.manyInFolder();
                case '?' -> automaton.oneInFolder();
                case '\\' -> {
                    i++;
                    if (i == segment.length()) {
                        return false;
                    }
                    automaton.character(segment.charAt(i));
                }
                default -> automaton.character(c);
            }
        }
        return true;
    }
}
