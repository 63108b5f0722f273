package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * The secret of an AWS access key, which has no mark of its own, near the key's id, which has: {@code AKIA} or
 * {@code ASIA} and sixteen characters of base 32. The id alone is no secret.
 */
final class AwsSecretKeys implements Verifier {

    private static final CharacterClass SECRET = CharacterClass.of("0-9a-zA-Z/+");
    private static final int ID_LENGTH = 20;
    private static final int SECRET_LENGTH = 40;
    private static final int REACH = 400;
    private static final int MOST_SLASHES = 5;

    @Override
    public Reach reach() {
        return Reach.of(REACH + 1, ID_LENGTH + REACH + SECRET_LENGTH);
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return AwsAccessKeys.mayBeId(content, to, start);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        if (!AwsAccessKeys.isId(text, start)) {
            return null;
        }
        int idEnd = start + ID_LENGTH;
        Extent after = secret(text, idEnd, Math.min(text.length(), idEnd + REACH));
        return after != null ? after : secret(text, Math.max(0, start - REACH), start);
    }

    private static @Nullable Extent secret(String text, int from, int to) {
        int at = from;
        if (from > 0 && SECRET.has(text.charAt(from - 1))) {
            at = SECRET.runEnd(text, from, to - from);
        }
        while (at < to) {
            int runEnd = SECRET.runEnd(text, at, to - at + SECRET_LENGTH);
            if (runEnd - at == SECRET_LENGTH && isSecret(text.substring(at, runEnd))) {
                return new Extent(at, runEnd);
            }
            at = Math.max(at + 1, runEnd);
        }
        return null;
    }

    private static boolean isSecret(String run) {
        return run.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && run.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && run.chars().anyMatch(c -> c >= '0' && c <= '9')
                && run.chars().filter(c -> c == '/').count() <= MOST_SLASHES
                && !Placeholders.isPlaceholder(run);
    }
}
