package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * The private member of a JSON Web Key (RFC 7517, RFC 7518 section 6): {@code d}, or {@code k} of a symmetric one; also
 * where a program writes it, as an object of JavaScript or Python.
 */
final class JsonWebKey implements Verifier {

    /** What begins the member that says the kind of key. */
    static final String[] KEYWORDS = {"\"kty\"", "'kty'", "kty:"};

    private static final int REACH = 4_000;
    private static final int SHORTEST = 22;

    @Override
    public Reach reach() {
        return Reach.of(REACH, REACH + 60);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int from = text.lastIndexOf('{', start);
        int open = from < 0 || from < start - REACH ? Math.max(0, start - REACH) : from;
        int close = text.indexOf('}', end, Math.min(text.length(), end + REACH));
        int to = close < 0 ? Math.min(text.length(), end + REACH) : close;
        String kind = text.substring(end, Math.min(to, end + 16));
        return member(text, open, to, kind.contains("oct\"") || kind.contains("oct'") ? 'k' : 'd');
    }

    private static @Nullable Extent member(String text, int from, int to, char name) {
        for (int at = text.indexOf(name, from, to); at >= 0; at = text.indexOf(name, at + 1, to)) {
            int colon = at + 1;
            while (colon < to && "\"' ".indexOf(text.charAt(colon)) >= 0) {
                colon++;
            }
            boolean isName = at > from && "\"'{, \n\t".indexOf(text.charAt(at - 1)) >= 0;
            if (!isName || colon == to || text.charAt(colon) != ':') {
                continue;
            }
            int value = colon + 1;
            while (value < to && " \n\t".indexOf(text.charAt(value)) >= 0) {
                value++;
            }
            if (value < to && "\"'".indexOf(text.charAt(value)) >= 0) {
                int start = value + 1;
                int end = CharacterClass.BASE64_URL.runEnd(text, start, to - start);
                boolean isKey = end - start >= SHORTEST && !Placeholders.isPlaceholder(text.substring(start, end));
                return isKey ? new Extent(start, end) : null;
            }
        }
        return null;
    }
}
