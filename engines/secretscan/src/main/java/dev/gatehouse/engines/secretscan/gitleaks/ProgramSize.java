package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the program of an expression would be, told from its text before it is compiled: a compiler writes out
 * every counted repetition, so that a few characters could ask for gigabytes.
 *
 * <p>An atom counts 1, a sequence the sum of its parts, {@code x{n,m}} m times x. The figure is an upper estimate.
 */
final class ProgramSize {

    private static final int MOST = Integer.MAX_VALUE / 4;

    private final String source;
    private final Deque<long[]> open = new ArrayDeque<>();
    private long sum;
    private long last;
    private int at;

    private ProgramSize(String source) {
        this.source = source;
    }

    static int of(String source) {
        return (int) new ProgramSize(source).measure();
    }

    private long measure() {
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> atom(classEnd());
                case '(' -> {
                    open.push(new long[] {sum, last});
                    sum = 0;
                    last = 0;
                    at++;
                }
                case ')' -> {
                    long inner = sum + 2;
                    long[] outer = open.isEmpty() ? new long[] {0, 0} : open.pop();
                    sum = outer[0];
                    at++;
                    add(inner);
                }
                case '{' -> repetition();
                case '*', '+', '?' -> {
                    sum++;
                    at++;
                }
                default -> atom(at + 1);
            }
        }
        long total = sum;
        for (long[] outer : open) {
            total += outer[0];
        }
        return Math.min(MOST, total);
    }

    private void atom(int end) {
        at = end;
        add(1);
    }

    private void add(long size) {
        last = size;
        sum = Math.min(MOST, sum + size);
    }

    private void escape() {
        if (source.startsWith("\\Q", at)) {
            int end = source.indexOf("\\E", at + 2);
            int literal = (end < 0 ? source.length() : end) - at - 2;
            at = end < 0 ? source.length() : end + 2;
            add(Math.max(1, literal));
        } else {
            atom(Math.min(source.length(), at + 2));
        }
    }

    private int classEnd() {
        int i = at + 1;
        if (i < source.length() && source.charAt(i) == '^') {
            i++;
        }
        if (i < source.length() && source.charAt(i) == ']') {
            i++;
        }
        while (i < source.length() && source.charAt(i) != ']') {
            int named = source.startsWith("[:", i) ? source.indexOf(":]", i + 2) : -1;
            i = named >= 0 ? named + 2 : i + (source.charAt(i) == '\\' ? 2 : 1);
        }
        return Math.min(source.length(), i + 1);
    }

    private void repetition() {
        int i = at + 1;
        long number = 0;
        long most = 0;
        boolean digits = false;
        while (i < source.length() && (Character.isDigit(source.charAt(i)) || source.charAt(i) == ',')) {
            char c = source.charAt(i++);
            if (c == ',') {
                most = Math.max(most, number);
                number = 0;
            } else {
                digits = true;
                number = Math.min(MOST, number * 10 + (c - '0'));
            }
        }
        if (!digits || i >= source.length() || source.charAt(i) != '}') {
            atom(at + 1);
            return;
        }
        most = Math.max(most, number);
        at = i + 1;
        long repeated = Math.min(MOST, last * Math.max(1, most));
        sum = Math.min(MOST, sum - last + repeated);
        last = repeated;
    }
}
