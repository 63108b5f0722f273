package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Placeholders;

/** Tells texts that a generator of secrets makes from those that people and compilers write. */
public final class RandomText {

    private static final double MOST_WORDS = 0.35;
    private static final double LEAST_EVENNESS = 0.82;

    private RandomText() {}

    /**
     * Whether a text of letters, digits and signs of base 64 looks random: capitals, small letters and digits, often
     * changing, with few words, and no digest, UUID or placeholder. A key in hexadecimal can't be told from a digest.
     */
    public static boolean isRandom(String text) {
        ValueFeatures.Counts counts = ValueFeatures.Counts.of(text);
        boolean mixed = counts.lower() >= 3 && counts.upper() >= 3 && counts.digits() >= 2;
        return mixed
                && counts.changes() * 4 >= text.length()
                && CharacterClass.HEX.runEnd(text, 0, text.length()) < text.length()
                && ValueFeatures.evenness(text) >= LEAST_EVENNESS
                && Words.cover(text) <= MOST_WORDS
                && !ValuePatterns.isUuid(text)
                && !Placeholders.isPlaceholder(text);
    }
}
