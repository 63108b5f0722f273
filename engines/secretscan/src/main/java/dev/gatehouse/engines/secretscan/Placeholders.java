package dev.gatehouse.engines.secretscan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells texts that stand for a secret from secrets. */
public final class Placeholders {

    private static final int LONGEST_REPETITION = 6;
    private static final CharacterClass ENCODED = CharacterClass.of("0-9a-zA-Z+/=");

    private static final List<String> WORDS = List.of(
            "0123456789",
            "1234567890",
            "abcdefgh",
            "change-me",
            "change_me",
            "changeit",
            "changeme",
            "dummy",
            "example",
            "fake",
            "insert",
            "notreal",
            "placeholder",
            "redacted",
            "replace",
            "sample",
            "todo",
            "xxxx",
            "your");

    /**
     * SHA-256 of secrets that vendors print in their documentation, by which every installation of an emulator works,
     * for each length.
     */
    private static final Map<Integer, String> SAMPLES = Map.of(
            // The account key of Azure's storage emulator
            88, "0011cc25eb432071",
            // The signature of the token on jwt.io
            43, "051d093c4bdedbf2");

    /** What a value has in it that something else stands for: a template, a store, an encryption, a plugin. */
    private static final List<String> REFERENCES = List.of(
            "{{",
            "${",
            "$(",
            "enc[",
            "<path:",
            "<placeholder",
            "ref+",
            "vault:",
            "secret:",
            "op://",
            "awssm",
            "!vault",
            "[[",
            "<%",
            "%{");

    /** What no credential begins with. */
    private static final List<String> BEGIN_REFERENCES =
            List.of("<path:", "${", "$(", "{{", "ENC[", "ref+", "vault:", "op://", "[[", "%{");

    private Placeholders() {}

    /** Whether a value leads to where the secret is kept, or is put in its place later. */
    public static boolean isReference(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return REFERENCES.stream().anyMatch(lower::contains) || value.startsWith("$") || value.startsWith("<");
    }

    /** Whether a value is base 64 (RFC 4648, section 4) of a reference. */
    public static boolean isEncodedReference(String value) {
        if (value.length() < 8
                || value.length() % 4 != 0
                || ENCODED.runEnd(value, 0, value.length()) != value.length()) {
            return false;
        }
        try {
            String plain = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).strip();
            return plain.length() > 4 && BEGIN_REFERENCES.stream().anyMatch(plain::startsWith);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /**
     * Whether a random text is very unlikely to look like this: it has a word that only a person writes, few different
     * characters, one repeated, or most in the order of the alphabet.
     */
    public static boolean isPlaceholder(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return isMonotonous(text) || isSample(text);
    }

    private static boolean isSample(String text) {
        String sample = SAMPLES.get(text.length());
        return sample != null && sample.equals(digest(text));
    }

    /** Whether a text has few different characters, one repeated, or most in the order of the alphabet. */
    public static boolean isMonotonous(String text) {
        int ordered = 0;
        for (int i = 1; i < text.length(); i++) {
            ordered += text.charAt(i) - text.charAt(i - 1) == 1 ? 1 : 0;
        }
        int least = Math.min(8, text.length() / 3 + 1);
        return hasRepetition(text, LONGEST_REPETITION)
                || ordered * 2 >= text.length()
                || different(text, least) < least;
    }

    /** Whether one character stands so many times in a row, at least two. */
    public static boolean hasRepetition(String text, int length) {
        int repeated = 1;
        for (int i = 1; i < text.length(); i++) {
            repeated = text.charAt(i) == text.charAt(i - 1) ? repeated + 1 : 1;
            if (repeated >= length) {
                return true;
            }
        }
        return false;
    }

    /** How many different characters a text has, or so many where it has more. */
    public static int different(String text, int most) {
        int different = 0;
        for (int i = 0; i < text.length() && different < most; i++) {
            different += text.indexOf(text.charAt(i)) == i ? 1 : 0;
        }
        return different;
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
