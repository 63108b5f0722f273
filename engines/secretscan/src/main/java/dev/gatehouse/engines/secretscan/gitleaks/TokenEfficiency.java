package dev.gatehouse.engines.secretscan.gitleaks;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * How well a text compresses into tokens of a byte-pair encoding: words are a token or two each, random characters
 * about one for every two. A rule of a configuration asks for it with {@code tokenEfficiency = true}.
 *
 * <p>The encoding is read when the first text is asked about, which takes some tenths of a second and 14 MiB (ADR 20).
 */
final class TokenEfficiency {

    /** Characters per token from which on a text reads like words. */
    private static final double WORDS = 2.5;

    private static final int MOST_CHARACTERS = 1024;

    private TokenEfficiency() {}

    /** Read once, when it is needed. */
    private static final class Lazy {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }

    /** Whether a text has 2.5 characters per token or more; of a long one, the first 1,024 count. */
    static boolean readsLikeWords(String text) {
        return of(text) >= WORDS;
    }

    /** Characters per token; 0 for none. */
    static double of(String text) {
        String begun = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        return begun.isEmpty() ? 0 : (double) begun.length() / Lazy.ENCODING.countTokensOrdinary(begun);
    }
}
