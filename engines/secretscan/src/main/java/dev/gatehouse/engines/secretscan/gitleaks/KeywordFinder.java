package dev.gatehouse.engines.secretscan.gitleaks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds keywords in bytes, ASCII letters in any case: the automaton of Aho and Corasick with every transition filled
 * in. A user's keywords may be a single byte, or hold any.
 */
final class KeywordFinder {

    private static final int ALPHABET = 256;

    private final int[] transitions;
    private final int[][] found;
    private final int[] lengths;

    /** Takes keywords as they end. */
    interface Sink {

        /**
         * A keyword stands there.
         *
         * @param keyword its place in the list
         */
        void keyword(int keyword, int start, int end);
    }

    KeywordFinder(List<String> keywords) {
        List<int[]> rows = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        add(rows, ends);
        lengths = new int[keywords.size()];
        for (int i = 0; i < lengths.length; i++) {
            byte[] bytes = keywords.get(i).getBytes(StandardCharsets.UTF_8);
            lengths[i] = bytes.length;
            int state = 0;
            for (byte b : bytes) {
                int c = lower(b & 0xFF);
                if (rows.get(state)[c] < 0) {
                    rows.get(state)[c] = rows.size();
                    add(rows, ends);
                }
                state = rows.get(state)[c];
            }
            ends.get(state).add(i);
        }
        fill(rows, ends);
        transitions = new int[rows.size() * ALPHABET];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, transitions, i * ALPHABET, ALPHABET);
        }
        found = ends.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static void add(List<int[]> rows, List<List<Integer>> ends) {
        int[] row = new int[ALPHABET];
        Arrays.fill(row, -1);
        rows.add(row);
        ends.add(new ArrayList<>());
    }

    private static void fill(List<int[]> rows, List<List<Integer>> ends) {
        int[] suffix = new int[rows.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = rows.get(state);
            int[] fallback = rows.get(suffix[state]);
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

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    void find(byte[] content, int length, Sink sink) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            state = transitions[state * ALPHABET + lower(content[i] & 0xFF)];
            for (int keyword : found[state]) {
                sink.keyword(keyword, i + 1 - lengths[keyword], i + 1);
            }
        }
    }
}
