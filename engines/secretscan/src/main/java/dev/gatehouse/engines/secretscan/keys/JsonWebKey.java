package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/** The private member of a JSON Web Key (RFC 7517, RFC 7518 section 6): {@code d}, or {@code k} of a symmetric one. */
final class JsonWebKey implements Verifier {

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
        Extent found = member(text, open, to, kind.contains("oct\"") ? "\"k\"" : "\"d\"");
        return found;
    }

    private static @Nullable Extent member(String text, int from, int to, String name) {
        int at = text.indexOf(name, from, to);
        if (at < 0) {
            return null;
        }
        int value = at + name.length();
        while (value < to && " :\n\t\"".indexOf(text.charAt(value)) >= 0) {
            value++;
        }
        int end = CharacterClass.BASE64_URL.runEnd(text, value, to - value);
        return end - value >= SHORTEST && !Placeholders.isPlaceholder(text.substring(value, end))
                ? new Extent(value, end)
                : null;
    }
}
