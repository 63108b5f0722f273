package dev.gatehouse.practices.check;

/** Private keys in text: PEM (RFC 7468), OpenSSH's and OpenPGP's forms, and age's identities. */
public final class PrivateKey {

    private static final String BEGIN = "-----BEGIN ";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int LONGEST_HEADER = 64;

    /** A private key's body has at least this many characters; what is shorter was cut. */
    private static final int SHORTEST_BODY = 40;

    /** What is left of a body that was cut is told from words in its place when it has this many characters. */
    private static final int SHORTEST_CUT = 16;

    private static final String AGE_IDENTITY = "AGE-SECRET-KEY-1";
    private static final int AGE_LENGTH = 60;

    private PrivateKey() {}

    /** Whether one stands in the text. Takes time linear in the text. */
    public static boolean standsIn(String text) {
        return ageIdentity(text) || standsIn(text, "");
    }

    /** Whether one in OpenSSH's own form does, which nothing but SSH uses. */
    public static boolean ofSshStandsIn(String text) {
        return standsIn(text, "OPENSSH ");
    }

    private static boolean standsIn(String text, String form) {
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int label = begin + BEGIN.length();
            String header = text.substring(label, Math.min(text.length(), label + LONGEST_HEADER));
            int dashes = header.indexOf("-----");
            if (dashes > 0
                    && header.startsWith(form)
                    && header.substring(0, dashes).contains(PRIVATE)
                    && hasBody(text, label + dashes)) {
                return true;
            }
            begin = text.indexOf(BEGIN, label);
        }
        return false;
    }

    private static boolean hasBody(String text, int from) {
        int letters = 0;
        for (int i = from; i < text.length() && letters < SHORTEST_BODY; i++) {
            char c = text.charAt(i);
            if (text.startsWith("-----END", i)) {
                return letters >= SHORTEST_CUT && isEncoded(text.substring(from, i));
            }
            if (c == '.' || c == '<' || c == '$' || c == '*') {
                return false;
            }
            if (Character.isLetterOrDigit(c)) {
                letters++;
            }
        }
        return letters >= SHORTEST_BODY;
    }

    /** Whether a text is of the alphabet of base 64, and of more than words. */
    private static boolean isEncoded(String body) {
        String text = body.replace("-----", "").strip();
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '\n')
                && text.chars().anyMatch(Character::isDigit)
                && text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean ageIdentity(String text) {
        int at = text.indexOf(AGE_IDENTITY);
        if (at < 0) {
            return false;
        }
        int end = at + AGE_IDENTITY.length();
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end - at >= AGE_LENGTH;
    }
}
