package dev.gatehouse.engines.secretscan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The automaton of Aho and Corasick over the bytes of all keywords, with every transition filled in, so that each byte
 * of a content is looked at once.
 *
 * <p>Bytes that no keyword has share one class, and so do the two cases of a letter: a row of the table has a place for
 * each class. States are numbered by their depth, so that the rows that most texts need lie together, and those at
 * which a keyword ends come last, so that one comparison tells them. Keywords in which case counts are compared with
 * the content where they seem to stand.
 */
final class KeywordAutomaton implements KeywordSearch {

    private static final int LONG = 1024;

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
        texts = new byte[keywords.size()][];
        anyCase = new boolean[texts.length];
        int most = 0;
        int bytes = 1;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = keywords.get(i).text().getBytes(StandardCharsets.US_ASCII);
            anyCase[i] = keywords.get(i).anyCase();
            most = Math.max(most, texts[i].length);
            bytes += texts[i].length;
        }
        longest = most;
        int width = classify();
        rowBits = 32 - Integer.numberOfLeadingZeros(width - 1);

        Trie trie = new Trie(bytes);
        for (int i = 0; i < texts.length; i++) {
            trie.add(texts[i], i);
        }
        int[] byDepth = trie.link();
        int[] places = new int[byDepth.length];
        int plain = 0;
        for (int state : byDepth) {
            plain += trie.found[state] == null ? 1 : 0;
        }
        found = new int[byDepth.length - plain][];
        firstFound = plain << rowBits;
        transitions = new int[places.length << rowBits];
        int nextPlain = 0;
        int nextFound = plain;
        for (int state : byDepth) {
            int[] ending = trie.found[state];
            if (ending != null) {
                found[nextFound - plain] = ending;
            }
            places[state] = (ending == null ? nextPlain++ : nextFound++) << rowBits;
        }
        for (int state : byDepth) {
            if (state != 0) {
                System.arraycopy(transitions, places[trie.suffix[state]], transitions, places[state], width);
            }
            for (int child = trie.firstChild[state]; child != 0; child = trie.sibling[child]) {
                transitions[places[state] + trie.classOf[child]] = places[child];
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

    private static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    /** The keywords as a tree. The root is state 0, which is nobody's child. */
    private final class Trie {

        private static final int[] NONE = {};

        /** For each state the first state that a byte more leads to, and the next one that the same state leads to. */
        private final int[] firstChild;

        private final int[] sibling;

        /** For each state the class of the byte that leads to it. */
        private final int[] classOf;

        /** For each state that of its longest proper suffix. */
        private final int[] suffix;

        /** For each state the keywords that end there; null where none does. */
        private final int[] @Nullable [] found;

        /** For each class the state that a byte of it leads to from the root, which is asked most. */
        private final int[] ofRoot = new int[256];

        private int states = 1;

        Trie(int most) {
            firstChild = new int[most];
            sibling = new int[most];
            classOf = new int[most];
            suffix = new int[most];
            found = new int[most][];
        }

        void add(byte[] text, int keyword) {
            int state = 0;
            for (byte b : text) {
                int next = child(state, classes[b]);
                if (next == 0) {
                    next = states++;
                    classOf[next] = classes[b];
                    sibling[next] = firstChild[state];
                    firstChild[state] = next;
                    ofRoot[classes[b]] = state == 0 ? next : ofRoot[classes[b]];
                }
                state = next;
            }
            found[state] = joined(found[state], new int[] {keyword});
        }

        private int child(int state, int byteClass) {
            if (state == 0) {
                return ofRoot[byteClass];
            }
            int child = firstChild[state];
            while (child != 0 && classOf[child] != byteClass) {
                child = sibling[child];
            }
            return child;
        }

        /** Finds the suffixes, and what ends with them; returns the states in order of depth. */
        int[] link() {
            int[] queue = new int[states];
            int filled = 1;
            for (int at = 0; at < filled; at++) {
                int state = queue[at];
                for (int next = firstChild[state]; next != 0; next = sibling[next]) {
                    int shorter = state;
                    int same = 0;
                    while (shorter != 0 && same == 0) {
                        shorter = suffix[shorter];
                        same = child(shorter, classOf[next]);
                    }
                    suffix[next] = same;
                    if (found[same] != null) {
                        found[next] = joined(found[next], found[same]);
                    }
                    queue[filled++] = next;
                }
            }
            return queue;
        }

        private static int[] joined(int @Nullable [] first, int[] second) {
            int[] before = first == null ? NONE : first;
            int[] joined = Arrays.copyOf(before, before.length + second.length);
            System.arraycopy(second, 0, joined, before.length, second.length);
            return joined;
        }
    }

    @Override
    public int longestKeyword() {
        return longest;
    }

    /**
     * Goes through four parts of a long content at once: each step waits for the one before, so that a processor has
     * time for four. Those that begin within the content begin as many bytes earlier as a keyword may have before.
     */
    @Override
    public void visit(byte[] content, int from, int to, KeywordSink sink) {
        if (to - from < LONG) {
            visit(content, from, to, 0, sink);
            return;
        }
        int quarter = (to - from) / 4;
        int second = from + quarter;
        int third = second + quarter;
        int fourth = third + quarter;
        int[] table = transitions;
        int[] classOf = classes;
        int threshold = firstFound;
        int state0 = 0;
        int state1 = state(content, second);
        int state2 = state(content, third);
        int state3 = state(content, fourth);
        for (int i = 0; i < quarter; i++) {
            state0 = table[state0 + classOf[content[from + i] & 0xff]];
            state1 = table[state1 + classOf[content[second + i] & 0xff]];
            state2 = table[state2 + classOf[content[third + i] & 0xff]];
            state3 = table[state3 + classOf[content[fourth + i] & 0xff]];
            if (Math.max(Math.max(state0, state1), Math.max(state2, state3)) >= threshold) {
                found(content, from + i + 1, state0, sink);
                found(content, second + i + 1, state1, sink);
                found(content, third + i + 1, state2, sink);
                found(content, fourth + i + 1, state3, sink);
            }
        }
        visit(content, fourth + quarter, to, state3, sink);
    }

    /** The state before an offset, as far as keywords that end after it depend on it. */
    private int state(byte[] content, int before) {
        int state = 0;
        for (int i = before - longest + 1; i < before; i++) {
            state = transitions[state + classes[content[i] & 0xff]];
        }
        return state;
    }

    private void visit(byte[] content, int from, int to, int before, KeywordSink sink) {
        int[] table = transitions;
        int[] classOf = classes;
        int threshold = firstFound;
        int state = before;
        for (int i = from; i < to; i++) {
            state = table[state + classOf[content[i] & 0xff]];
            if (state >= threshold) {
                found(content, i + 1, state, sink);
            }
        }
    }

    private void found(byte[] content, int end, int state, KeywordSink sink) {
        if (state < firstFound) {
            return;
        }
        for (int keyword : found[(state - firstFound) >> rowBits]) {
            byte[] text = texts[keyword];
            int start = end - text.length;
            if (anyCase[keyword] || Arrays.equals(text, 0, text.length, content, start, end)) {
                sink.keyword(keyword, start);
            }
        }
    }
}
