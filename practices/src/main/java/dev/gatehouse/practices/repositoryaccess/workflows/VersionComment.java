package dev.gatehouse.practices.repositoryaccess.workflows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the comment after a pinned action claims.
 *
 * @param text the name as written
 * @param version its numbers joined by dots, with what follows them; empty for a name that is no version
 */
record VersionComment(String text, String version) {

    private static final Set<String> MOVING =
            Set.of("main", "master", "trunk", "develop", "dev", "head", "latest", "stable", "edge", "nightly");

    /** The claim of a comment; empty where it claims nothing: a remark, or a word to some tool. */
    static Optional<VersionComment> of(String comment) {
        String first = comment.strip().split("[\\s,;#(]+", 2)[0];
        String bare = first;
        for (String prefix : new String[] {"tag=", "pin@", "ratchet:", "version:", "refs/tags/", "refs/heads/"}) {
            if (bare.startsWith(prefix)) {
                bare = bare.substring(prefix.length());
            }
        }
        bare = bare.substring(bare.lastIndexOf('@') + 1);
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        boolean marked = last.length() > 1 && (last.charAt(0) == 'v' || last.charAt(0) == 'V') && digit(last.charAt(1));
        String numbers = marked ? last.substring(1) : last;
        if (!numbers.isEmpty() && digit(numbers.charAt(0)) && (marked || numbers.indexOf('.') > 0)) {
            return Optional.of(new VersionComment(last, numbers));
        }
        return MOVING.contains(last.toLowerCase(Locale.ROOT))
                ? Optional.of(new VersionComment(last, ""))
                : Optional.empty();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether two can name one commit: {@code 4} is whichever {@code 4.2.1} is the newest. */
    boolean agreesWith(VersionComment other) {
        return version.equals(other.version)
                || version.startsWith(other.version + ".")
                || other.version.startsWith(version + ".");
    }

    /** Whether it names one release for good: all three numbers. */
    boolean exact() {
        return Arrays.stream(version.split("\\.", -1))
                        .filter(part -> !part.isEmpty())
                        .count()
                >= 3;
    }
}
