package dev.gatehouse.model.secret;

import org.jspecify.annotations.Nullable;

/**
 * What a finding may tell of a secret: never its value.
 *
 * @param detector id of what found it
 * @param confidence how sure that is: {@code low}, {@code medium} or {@code high}
 * @param redacted what may be shown of the value
 * @param endColumn column of its last character, in Unicode code points from 1; 0 where the path alone was judged
 * @param trace where in history it stands; null where that was not looked for, or it is in no commit
 * @param verification what its service said; null where it was not asked
 */
public record SecretDetail(
        String detector,
        String confidence,
        String redacted,
        int endColumn,
        @Nullable SecretTrace trace,
        @Nullable String verification) {

    /** The same, with its place in history. */
    public SecretDetail tracedTo(@Nullable SecretTrace found) {
        return new SecretDetail(detector, confidence, redacted, endColumn, found, verification);
    }
}
