package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import dev.gatehouse.engines.secretscan.generic.likelihood.RandomText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Quoted literals that look random, whatever the name that they are assigned to. Asked where a quote opens after an
 * equals sign or a colon.
 *
 * <p>Of low confidence, since what makes random texts makes digests, identifiers and public keys as well; of medium
 * confidence where the name speaks of something that is kept secret and that no other detector asks for.
 */
final class HighEntropyLiterals implements Verifier {

    static final String[] KEYWORDS = {"= \"", "= '", ": \"", ": '"};

    private static final int SHORTEST = 24;
    private static final int LONGEST = 128;
    private static final int LONGEST_NAME = 60;
    private static final Reach REACH = Reach.of(LONGEST_NAME + 4, LONGEST + 8);
    private static final CharacterClass TEXT = CharacterClass.of("0-9a-zA-Z+/=_~-");
    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_.-");

    private static final List<String> OPEN = List.of(
            "public",
            "pub",
            "integrity",
            "checksum",
            "hash",
            "sha",
            "md5",
            "digest",
            "etag",
            "fingerprint",
            "thumbprint",
            "cert",
            "signature",
            "nonce",
            "url",
            "path",
            "href",
            "src",
            "image",
            "version",
            "commit",
            "node_id",
            "revision",
            "resolved",
            "class",
            "key",
            "token",
            "secret",
            "pass");

    private static final List<String> KEPT =
            List.of("license", "licence", "hmac", "totp", "otp", "webhook", "encryption", "cipher", "signing");

    @Override
    public Reach reach() {
        return REACH;
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        if (end + SHORTEST >= to) {
            return true;
        }
        for (int at = end + SHORTEST - 1; at >= end; at--) {
            if (!TEXT.has((char) (content[at] & 0xff))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int close = TEXT.runEnd(text, end, LONGEST + 1);
        boolean whole = close - end >= SHORTEST
                && close - end <= LONGEST
                && close < text.length()
                && text.charAt(close) == text.charAt(end - 1);
        if (!whole || !RandomText.isRandom(text.substring(end, close))) {
            return null;
        }
        int nameEnd = start;
        while (nameEnd > 0 && nameEnd > start - 3 && " \"'".indexOf(text.charAt(nameEnd - 1)) >= 0) {
            nameEnd--;
        }
        String name = text.substring(NAME.runStart(text, nameEnd, LONGEST_NAME), nameEnd)
                .toLowerCase(Locale.ROOT);
        if (OPEN.stream().anyMatch(name::contains)) {
            return null;
        }
        boolean kept = KEPT.stream().anyMatch(name::contains);
        return new Extent(end, close, kept ? Confidence.MEDIUM : Confidence.LOW);
    }
}
