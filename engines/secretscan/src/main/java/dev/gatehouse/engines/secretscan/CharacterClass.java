package dev.gatehouse.engines.secretscan;

/** A set of ASCII characters. */
public final class CharacterClass {

    public static final CharacterClass DIGITS = of("0-9");
    public static final CharacterClass LOWER_HEX = of("0-9a-f");
    public static final CharacterClass HEX = of("0-9a-fA-F");
    public static final CharacterClass LOWER_ALPHANUMERIC = of("0-9a-z");
    public static final CharacterClass UPPER_ALPHANUMERIC = of("0-9A-Z");
    public static final CharacterClass LETTERS = of("a-zA-Z");
    public static final CharacterClass ALPHANUMERIC = of("0-9a-zA-Z");

    /** The alphabet of RFC 4648, section 4, without padding. */
    public static final CharacterClass BASE64 = of("0-9a-zA-Z+/");

    /** The alphabet of RFC 4648, section 5, without padding. */
    public static final CharacterClass BASE64_URL = of("0-9a-zA-Z_-");

    private final boolean[] members = new boolean[128];

    private CharacterClass() {}

    /**
     * A set written as in a regular expression's brackets.
     *
     * @param ranges characters and ranges ({@code a-z}); a hyphen stands last
     */
    public static CharacterClass of(String ranges) {
        CharacterClass made = new CharacterClass();
        for (int i = 0; i < ranges.length(); i++) {
            char first = ranges.charAt(i);
            boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
            char last = range ? ranges.charAt(i + 2) : first;
            for (char c = first; c <= last; c++) {
                made.members[c] = true;
            }
            i += range ? 2 : 0;
        }
        return made;
    }

    public boolean has(char c) {
        return c < 128 && members[c];
    }

    /**
     * Where a run of these characters ends.
     *
     * @param limit the most characters to look at
     */
    public int runEnd(String text, int from, int limit) {
        int last = (int) Math.min(text.length(), (long) from + limit);
        int at = from;
        while (at < last && has(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where a run of these characters that ends at an offset begins. */
    public int runStart(String text, int end, int limit) {
        int first = Math.max(0, end - limit);
        int at = end;
        while (at > first && has(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
