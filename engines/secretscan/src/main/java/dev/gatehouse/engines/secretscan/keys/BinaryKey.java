package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * A private key in DER (X.690), by itself or within PKCS #8: an RSAPrivateKey (RFC 8017, appendix A.1.2) with the
 * public exponent 65537, an ECPrivateKey (RFC 5915), or a CurvePrivateKey (RFC 8410).
 */
final class BinaryKey implements Verifier {

    private static final String VERSION_0 = "\2\1\0";
    private static final String EXPONENT = "\2\3\1\0\1";
    private static final String EXPONENT_AND_NUMBER = EXPONENT + "\2";
    private static final String VERSION_1_AND_OCTETS = "\2\1\1\4";
    private static final String CURVE = VERSION_0 + "0\5\6\3+e";

    private static final char SEQUENCE = 0x30;
    private static final char INTEGER = 2;
    private static final char OCTETS = 4;
    private static final int LONG = 0x80;
    private static final int LONGEST_MODULUS = 1_040;
    private static final int SHORTEST_MODULUS = 64;
    private static final int LONGEST = 4_800;

    static Detector detector() {
        return Detector.of(
                "der-private-key",
                "private key in DER",
                new BinaryKey(),
                EXPONENT_AND_NUMBER,
                VERSION_1_AND_OCTETS,
                CURVE);
    }

    @Override
    public Reach reach() {
        return Reach.of(LONGEST_MODULUS + 20, LONGEST);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        if (text.startsWith(EXPONENT_AND_NUMBER, start)) {
            return rsa(text, start);
        }
        return text.startsWith(CURVE, start) ? curve(text, start) : elliptic(text, start);
    }

    /** An element's content. */
    private record Content(int start, int end) {

        /** The content of an element of a kind at an offset; null where there is none of at most {@link #LONGEST}. */
        static @Nullable Content of(String text, int at, char tag) {
            if (at < 0 || at + 1 >= text.length() || text.charAt(at) != tag) {
                return null;
            }
            int length = text.charAt(at + 1);
            int bytes = length < LONG ? 0 : length - LONG;
            if (bytes > 2 || length == LONG || at + 2 + bytes > text.length()) {
                return null;
            }
            for (int i = 0; i < bytes; i++) {
                length = (i == 0 ? 0 : length << 8) | text.charAt(at + 2 + i);
            }
            int start = at + 2 + bytes;
            return length > LONGEST ? null : new Content(start, start + length);
        }

        int length() {
            return end - start;
        }
    }

    /** The key whose modulus ends where its public exponent begins. */
    private static @Nullable Extent rsa(String text, int exponent) {
        Content secret = Content.of(text, exponent + EXPONENT.length(), INTEGER);
        for (int at = exponent - SHORTEST_MODULUS; at >= Math.max(0, exponent - LONGEST_MODULUS); at--) {
            Content modulus = Content.of(text, at, INTEGER);
            if (modulus != null
                    && modulus.end() == exponent
                    && text.startsWith(VERSION_0, at - VERSION_0.length())
                    && secret != null
                    && secret.length() > modulus.length() / 2
                    && secret.length() <= modulus.length()) {
                return sequence(text, at - VERSION_0.length());
            }
        }
        return null;
    }

    private static @Nullable Extent elliptic(String text, int version) {
        Content secret = Content.of(text, version + VERSION_0.length(), OCTETS);
        Extent sequence = sequence(text, version);
        if (secret == null || sequence == null || secret.end() > sequence.end()) {
            return null;
        }
        boolean ofCurve = switch (secret.length()) {
            case 28, 32, 48, 66 -> true;
            default -> false;
        };
        boolean ends = secret.end() == sequence.end();
        return ofCurve && (ends || text.charAt(secret.end()) == 0xa0 || text.charAt(secret.end()) == 0xa1)
                ? sequence
                : null;
    }

    /** RFC 8410, section 7: the octets of the key are octets within octets. */
    private static @Nullable Extent curve(String text, int version) {
        Content outer = Content.of(text, version + CURVE.length() + 1, OCTETS);
        Content inner = outer == null ? null : Content.of(text, outer.start(), OCTETS);
        return outer != null && inner != null && inner.end() == outer.end() && inner.length() >= 32
                ? sequence(text, version)
                : null;
    }

    /** The sequence whose content begins at an offset; null where it is cut short. */
    private static @Nullable Extent sequence(String text, int content) {
        for (int header = 2; header <= 4; header++) {
            Content sequence = Content.of(text, content - header, SEQUENCE);
            if (sequence != null && sequence.start() == content && sequence.end() <= text.length()) {
                return new Extent(content - header, sequence.end(), Confidence.HIGH);
            }
        }
        return null;
    }
}
