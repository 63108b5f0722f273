package dev.gatehouse.engines.sigma.text;

/** Makes texts that differ only in case the same: each character the lower case of its upper case (Unicode). */
public final class Folding {

    private static final byte[] ASCII = new byte[256];

    static {
        for (int b = 0; b < ASCII.length; b++) {
            ASCII[b] = (byte) (b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
    }

    private Folding() {}

    /** For each byte its lower case where it is a letter of ASCII, else itself. */
    public static byte[] asciiTable() {
        return ASCII.clone();
    }

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 128) {
                return folded(text);
            }
        }
        return text;
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(Folding::fold).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int fold(int c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
