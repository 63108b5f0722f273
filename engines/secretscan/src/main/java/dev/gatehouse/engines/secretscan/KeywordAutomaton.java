package dev.gatehouse.engines.secretscan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The automaton of Aho and Corasick over the bytes of all keywords, with every transition filled in, so that each byte
 * of a content is looked at once.
 *
 * <p>Bytes that no keyword has share one class, and so do the two cases of a letter: a row of the table has a place for
 * each class, and the states at which a keyword ends come last, so that one comparison tells them. Keywords in which
 * case counts are compared with the content where they seem to stand.
 */
final class KeywordAutomaton {

    private final byte[][] texts;
    private final boolean[] anyCase;
    private final int longest;

    /** The class of each byte. */
    private final int[] classes = new int[256];

    /** For each state and class the offset of the next state's row. */
    private final int[] transitions;

    private final int rowBits;

    /** The offset of the first row of a state at which a keyword ends. */
    private final int firstFound;

    /** For each state from there on the keywords that end there. */
    private final int[][] found;

    KeywordAutomaton(List<Keyword> keywords) {
        texts = keywords.stream()
                .map(keyword -> keyword.text().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        anyCase = new boolean[texts.length];
        int most = 0;
        for (int i = 0; i < texts.length; i++) {
            anyCase[i] = keywords.get(i).anyCase();
            most = Math.max(most, texts[i].length);
        }
        longest = most;
        int width = classify();
        rowBits = 32 - Integer.numberOfLeadingZeros(width - 1);

        List<int[]> rows = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        add(rows, ends, width);
        for (int i = 0; i < texts.length; i++) {
            int state = 0;
            for (byte b : texts[i]) {
                int[] row = rows.get(state);
                int next = row[classes[b]];
                if (next < 0) {
                    next = rows.size();
                    row[classes[b]] = next;
                    add(rows, ends, width);
                }
                state = next;
            }
            ends.get(state).add(i);
        }
        fill(rows, ends);

        int[] places = new int[rows.size()];
        int place = 0;
        for (boolean ending : new boolean[] {false, true}) {
            for (int state = 0; state < places.length; state++) {
                if (ends.get(state).isEmpty() != ending) {
                    places[state] = place++;
                }
            }
        }
        transitions = new int[places.length << rowBits];
        int plain = (int) ends.stream().filter(List::isEmpty).count();
        firstFound = plain << rowBits;
        found = new int[places.length - plain][];
        for (int state = 0; state < places.length; state++) {
            for (int c = 0; c < width; c++) {
                transitions[(places[state] << rowBits) + c] = places[rows.get(state)[c]] << rowBits;
            }
            if (places[state] >= plain) {
                found[places[state] - plain] =
                        ends.get(state).stream().mapToInt(Integer::intValue).toArray();
            }
        }
    }

    /** Gives each byte its class; returns how many classes there are. */
    private int classify() {
        int width = 1;
        for (byte[] text : texts) {
            for (byte b : text) {
                int lower = lower(b);
                if (classes[lower] == 0) {
                    classes[lower] = width++;
                }
            }
        }
        for (int b = 'A'; b <= 'Z'; b++) {
            classes[b] = classes[lower(b)];
        }
        return Math.max(width, 2);
    }

    private static void add(List<int[]> rows, List<List<Integer>> ends, int width) {
        int[] row = new int[width];
        Arrays.fill(row, -1);
        rows.add(row);
        ends.add(new ArrayList<>());
    }

    /** Leads every missing transition where the longest proper suffix leads, in order of depth. */
    private static void fill(List<int[]> rows, List<List<Integer>> ends) {
        int[] suffix = new int[rows.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = rows.get(state);
            int[] fallback = rows.get(suffix[state]);
            for (int c = 0; c < row.length; c++) {
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

    private static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    int longestKeyword() {
        return longest;
    }

    /** Visits every keyword that stands wholly between two offsets, in the order of their ends. */
    void visit(byte[] content, int from, int to, KeywordSink sink) {
        int[] table = transitions;
        int[] classOf = classes;
        int threshold = firstFound;
        int state = 0;
        for (int i = from; i < to; i++) {
            state = table[state + classOf[content[i] & 0xff]];
            if (state >= threshold) {
                found(content, i + 1, state, sink);
            }
        }
    }

    private void found(byte[] content, int end, int state, KeywordSink sink) {
        for (int keyword : found[(state - firstFound) >> rowBits]) {
            byte[] text = texts[keyword];
            int start = end - text.length;
            if (anyCase[keyword] || Arrays.equals(text, 0, text.length, content, start, end)) {
                sink.keyword(keyword, start);
            }
        }
    }
}
