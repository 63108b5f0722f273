package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * The id of an AWS access key: four letters that say what kind it is and sixteen characters of base 32, which in those
 * made since 2019 begin with a bit that is set and then the number of the account, of at most twelve digits. It only
 * names the key, yet where it stands the secret seldom is far.
 */
final class AwsAccessKeys implements Verifier {

    private static final CharacterClass ID = CharacterClass.of("A-Z2-7");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 20;
    private static final long MOST_ACCOUNT = 999_999_999_999L;

    @Override
    public Reach reach() {
        return Reach.of(1, LENGTH + 1);
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return mayBeId(content, to, start);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        return isId(text, start) ? new Extent(start, start + LENGTH, Confidence.MEDIUM) : null;
    }

    /** Whether so many characters of an id stand at an offset, as far as the content counts. */
    static boolean mayBeId(byte[] content, int to, int start) {
        for (int i = start; i < Math.min(to, start + LENGTH); i++) {
            if (!ID.has((char) (content[i] & 0xff))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the id of a key stands at an offset. */
    static boolean isId(String text, int start) {
        boolean begins = start == 0 || !CharacterClass.ALPHANUMERIC.has(text.charAt(start - 1));
        int end = ID.runEnd(text, start, LENGTH + 1);
        boolean ends = end == text.length() || !CharacterClass.ALPHANUMERIC.has(text.charAt(end));
        return begins
                && ends
                && end - start == LENGTH
                && hasAccount(text, start + 4)
                && !Placeholders.isPlaceholder(text.substring(start, end));
    }

    private static boolean hasAccount(String text, int start) {
        long bits = 0;
        for (int i = 0; i < 10; i++) {
            bits = bits << 5 | BASE32.indexOf(text.charAt(start + i));
        }
        boolean numbered = bits >>> 49 == 1;
        return !numbered || (bits >>> 9 & 0xff_ffff_ffffL) <= MOST_ACCOUNT;
    }
}
