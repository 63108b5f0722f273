package dev.gatehouse.engines.secretscan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The automaton of Aho and Corasick over the ASCII characters of all keywords, with every transition filled in, so that
 * each character of a text is looked at once. It reads all letters as lower case; keywords in which case counts are
 * compared with the text where they seem to stand.
 */
final class KeywordAutomaton {

    private static final int ALPHABET = 128;

    private final List<Keyword> keywords;
    private final int[] transitions;

    /** For each state the keywords that end there. */
    private final int[][] found;

    /** Takes keywords as they end in a text. */
    interface Visitor {

        /**
         * A keyword stands in the text.
         *
         * @param keyword its place in the list of keywords
         */
        void keyword(int keyword, int start, int end);
    }

    KeywordAutomaton(List<Keyword> keywords) {
        this.keywords = List.copyOf(keywords);
        List<int[]> states = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        add(states, ends);
        for (int i = 0; i < keywords.size(); i++) {
            int state = 0;
            for (char c : keywords.get(i).text().toCharArray()) {
                int[] row = states.get(state);
                char lower = lower(c);
                if (row[lower] < 0) {
                    row[lower] = states.size();
                    add(states, ends);
                }
                state = row[lower];
            }
            ends.get(state).add(i);
        }
        fill(states, ends);
        transitions = new int[states.size() * ALPHABET];
        for (int i = 0; i < states.size(); i++) {
            System.arraycopy(states.get(i), 0, transitions, i * ALPHABET, ALPHABET);
        }
        found = ends.stream()
                .map(end -> end.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static void add(List<int[]> states, List<List<Integer>> ends) {
        int[] row = new int[ALPHABET];
        Arrays.fill(row, -1);
        states.add(row);
        ends.add(new ArrayList<>());
    }

    /** Leads every missing transition where the longest proper suffix leads, in order of depth. */
    private static void fill(List<int[]> states, List<List<Integer>> ends) {
        int[] suffix = new int[states.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = states.get(state);
            int[] fallback = states.get(suffix[state]);
            for (int c = 0; c < ALPHABET; c++) {
                int next = row[c];
                int other = state == 0 ? 0 : fallback[c];
                if (next < 0) {
                    row[c] = other;
                } else {
                    suffix[next] = other;
                    ends.get(next).addAll(ends.get(other));
                    queue.add(next);
                }
            }
        }
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** Visits every keyword in a text, in the order of their ends. */
    void visit(String text, Visitor visitor) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ALPHABET) {
                state = 0;
                continue;
            }
            state = transitions[state * ALPHABET + lower(c)];
            for (int keyword : found[state]) {
                String word = keywords.get(keyword).text();
                int start = i + 1 - word.length();
                if (keywords.get(keyword).anyCase() || text.startsWith(word, start)) {
                    visitor.keyword(keyword, start, i + 1);
                }
            }
        }
    }
}
