package dev.gatehouse.connectors.git.owners;

import java.util.Optional;

/**
 * A header of GitLab's: {@code [Name]}, {@code ^[Optional]}, {@code [Name][2] @default-owner}.
 *
 * @param owners what follows it
 */
record SectionHeader(String name, boolean optional, int approvals, String owners) {

    private static final int LONGEST_NUMBER = 4;

    /** Reads a line; empty where it is a pattern. */
    static Optional<SectionHeader> of(String line) {
        boolean optional = line.startsWith("^[");
        int open = optional ? 1 : 0;
        int close = line.indexOf(']');
        if (!line.startsWith("[", open) || close < open + 2) {
            return Optional.empty();
        }
        String name = line.substring(open + 1, close).strip();
        String rest = line.substring(close + 1);
        int approvals = 1;
        if (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            String number = end < 0 ? "" : rest.substring(1, end);
            if (number.isEmpty()
                    || number.length() > LONGEST_NUMBER
                    || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            approvals = Math.max(1, Integer.parseInt(number));
            rest = rest.substring(end + 1);
        }
        boolean apart = rest.isEmpty() || Character.isWhitespace(rest.charAt(0));
        return name.isEmpty() || !apart
                ? Optional.empty()
                : Optional.of(new SectionHeader(name, optional, approvals, rest));
    }

    /** Whether any line of a text is one. */
    static boolean begins(String text) {
        return text.lines().map(String::strip).anyMatch(line -> of(line).isPresent());
    }
}
