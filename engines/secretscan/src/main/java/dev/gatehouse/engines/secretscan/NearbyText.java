package dev.gatehouse.engines.secretscan;

/** Asks about the text around a place. */
public final class NearbyText {

    private NearbyText() {}

    /**
     * Whether a word stands near a place, in any case.
     *
     * @param reach how many characters before and after are looked at
     */
    public static boolean has(String text, int start, int end, int reach, String word) {
        int last = Math.min(text.length() - word.length(), end + reach);
        for (int i = Math.max(0, start - reach); i <= last; i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
