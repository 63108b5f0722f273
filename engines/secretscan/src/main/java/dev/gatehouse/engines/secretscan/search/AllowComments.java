package dev.gatehouse.engines.secretscan.search;

import java.nio.charset.StandardCharsets;

/** {@code gatehouse:allow} and {@code gitleaks:allow} on a line say that what stands there may. */
public final class AllowComments {

    private static final byte[][] MARKS = {
        "gatehouse:allow".getBytes(StandardCharsets.US_ASCII), "gitleaks:allow".getBytes(StandardCharsets.US_ASCII)
    };

    /** A line is looked at this far before and after what stands on it. */
    private static final int REACH = 4096;

    private AllowComments() {}

    /** Whether a line that a part of a content stands on says so. */
    public static boolean allow(byte[] content, int length, int start, int end) {
        int from = start;
        while (from > 0 && start - from < REACH && content[from - 1] != '\n') {
            from--;
        }
        int to = Math.min(length, end);
        while (to < length && to - end < REACH && content[to] != '\n') {
            to++;
        }
        for (int i = from; i < to; i++) {
            for (byte[] mark : MARKS) {
                if (content[i] == mark[0] && standsAt(content, i, to, mark)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean standsAt(byte[] content, int at, int to, byte[] mark) {
        if (to - at < mark.length) {
            return false;
        }
        for (int i = 1; i < mark.length; i++) {
            if (content[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
