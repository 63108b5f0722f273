package dev.gatehouse.engines.secretscan.detectors;

import static dev.gatehouse.engines.secretscan.CharacterClass.BASE64_URL;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_ALPHANUMERIC;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/** Six characters, a point and sixteen (Kubernetes: bootstrap tokens), which only the name before them gives away. */
final class BootstrapToken implements Verifier {

    private static final CharacterClass BETWEEN = CharacterClass.of(" '\"");

    @Override
    public Reach reach() {
        return Reach.of(0, 48);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int from = BETWEEN.runEnd(text, end, 4);
        int point = LOWER_ALPHANUMERIC.runEnd(text, from, 7);
        if (point - from != 6 || !text.startsWith(".", point)) {
            return null;
        }
        int last = LOWER_ALPHANUMERIC.runEnd(text, point + 1, 17);
        boolean ends = last == text.length() || !BASE64_URL.has(text.charAt(last)) && text.charAt(last) != '.';
        String secret = text.substring(point + 1, last);
        boolean mixed = secret.chars().anyMatch(c -> c <= '9') && secret.chars().anyMatch(c -> c >= 'a');
        return secret.length() == 16 && ends && mixed && !Placeholders.isPlaceholder(secret)
                ? new Extent(from, last)
                : null;
    }
}
