package dev.gatehouse.model.secret;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret that was found, as reports show it: never its value.
 *
 * @param detector id of what found it
 * @param description the detector's name for people; may be empty
 * @param severity how much it weighs
 * @param confidence how sure it is: {@code low}, {@code medium} or {@code high}
 * @param place the first line and column, and the last line; null where the path alone was judged
 * @param path the file; {@code commit message} and the like where it stands in none
 * @param endColumn column of its last character, in Unicode code points from 1; 0 where there is no place
 * @param match what led to it, with {@code REDACTED} for the secret
 * @param redacted what may be shown of it
 * @param entropy bits per character
 * @param tags of a user's own rule
 * @param fingerprint keyed; the same in the next run
 * @param trace where in history it stands; null outside of history
 * @param verification what its service said; null where it was not asked
 */
public record FoundSecret(
        String detector,
        String description,
        Severity severity,
        String confidence,
        @Nullable Location place,
        String path,
        int endColumn,
        String match,
        String redacted,
        double entropy,
        List<String> tags,
        String fingerprint,
        @Nullable SecretTrace trace,
        @Nullable String verification) {

    public FoundSecret {
        tags = List.copyOf(tags);
    }

    /** What a finding tells of it. */
    public SecretDetail detail() {
        return new SecretDetail(detector, confidence, redacted, endColumn, trace, verification);
    }

    /** The first line; 0 where the path alone was judged. */
    public int line() {
        return place == null ? 0 : place.line();
    }

    /** {@code commit:file:rule:line}, or {@code file:rule:line} outside of history, as gitleaks writes it. */
    public String gitleaksFingerprint() {
        String here = path + ":" + detector + ":" + line();
        return trace == null || trace.commit().isEmpty() ? here : trace.commit() + ":" + here;
    }
}
