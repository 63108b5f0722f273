package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/** A key in PuTTY's format, version 2 or 3 (its manual, appendix C): its private lines. */
final class PuttyKey implements Verifier {

    private static final int LONGEST = 6_000;

    @Override
    public Reach reach() {
        return Reach.of(0, LONGEST + 60);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int limit = Math.min(text.length(), end + LONGEST);
        int encryption = text.indexOf("Encryption:", end, limit);
        int lines = encryption < 0 ? -1 : text.indexOf("Private-Lines:", encryption, limit);
        int first = lines < 0 ? -1 : text.indexOf('\n', lines, limit);
        if (first < 0) {
            return null;
        }
        int last = text.indexOf("Private-MAC:", first, limit);
        int to = last < 0 ? limit : last;
        while (to > first && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        boolean plain = text.startsWith("none", encryption + "Encryption: ".length());
        return to - first > 40 ? new Extent(first + 1, to, plain ? Confidence.HIGH : Confidence.LOW) : null;
    }
}
