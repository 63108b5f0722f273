package dev.gatehouse.model.access;

import java.time.Instant;
import java.util.Map;

/**
 * A reviewer's statement that they went through the access of an interval. It is a JSON file, with an SSH signature
 * beside it.
 *
 * @param reviewer a name among {@code people}
 * @param from the interval's first instant
 * @param before the first instant after it
 * @param signedAt when it was signed
 * @param events how many there were
 * @param sources how many of each kind of log
 * @param sha256 of the events' hashes, a line each, in lower-case hexadecimal
 * @param findings how many of each severity the reviewer saw
 * @param note what they say of it; empty for nothing
 */
public record AccessReviewDocument(
        String reviewer,
        Instant from,
        Instant before,
        Instant signedAt,
        long events,
        Map<String, Long> sources,
        String sha256,
        Map<String, Long> findings,
        String note) {

    public static final String SCHEMA = "gatehouse.dev/access-review/v1";

    /** How the files' names end. */
    public static final String ENDING = ".access-review.json";

    /** How the names of their signatures' files end. */
    public static final String SIGNATURE_ENDING = ENDING + ".sig";

    /** What their signatures are for, as {@code ssh-keygen -n} takes it. */
    public static final String NAMESPACE = "gatehouse-access-review";

    public AccessReviewDocument {
        sources = Map.copyOf(sources);
        findings = Map.copyOf(findings);
    }
}
