package dev.gatehouse.practices.repositoryaccess.workflows;

import org.jspecify.annotations.Nullable;

/** Names of commits. */
final class CommitId {

    private static final int SHA_1 = 40;
    private static final int SHA_256 = 64;
    private static final int SHORTEST = 7;

    private CommitId() {}

    /** 40 or 64 hexadecimal digits. */
    static boolean isFull(@Nullable String reference) {
        return reference != null
                && (reference.length() == SHA_1 || reference.length() == SHA_256)
                && hexadecimal(reference);
    }

    /** An abbreviated one. */
    static boolean isShort(String reference) {
        return reference.length() >= SHORTEST && reference.length() < SHA_1 && hexadecimal(reference);
    }

    private static boolean hexadecimal(String text) {
        return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }
}
