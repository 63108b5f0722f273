package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Three parts with points between them, the first of which is a number in base 64, on the line of the keyword. */
final class DiscordToken implements Verifier {

    private static final int REACH = 120;

    @Override
    public Reach reach() {
        return Reach.of(0, REACH + 160);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int to = Math.min(text.length(), end + REACH);
        int at = end;
        while (at < to && text.charAt(at) != '\n') {
            int first = CharacterClass.BASE64_URL.runEnd(text, at, 100);
            if (first - at >= 22 && first - at <= 28 && text.startsWith(".", first)) {
                int second = CharacterClass.BASE64_URL.runEnd(text, first + 1, 8);
                int last = second - first == 7 && text.startsWith(".", second)
                        ? CharacterClass.BASE64_URL.runEnd(text, second + 1, 40)
                        : 0;
                if (last - second >= 28 && last - second <= 39 && isNumber(text.substring(at, first))) {
                    return Placeholders.isPlaceholder(text.substring(second, last)) ? null : new Extent(at, last);
                }
            }
            at = Math.max(at + 1, first);
        }
        return null;
    }

    private static boolean isNumber(String encoded) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            return decoded.chars().allMatch(c -> c >= '0' && c <= '9');
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
