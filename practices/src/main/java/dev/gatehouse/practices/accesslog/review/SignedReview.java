package dev.gatehouse.practices.accesslog.review;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.access.AccessReviewDocument;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.SignedDocument;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One review as it was found.
 *
 * @param path of its file
 * @param reviewer who says to have reviewed; empty where that can't be read
 * @param from the interval's first instant, {@code before} the first after it; equal where they can't be read
 * @param problem why it does not count, one line; null where it does
 */
record SignedReview(
        String path,
        String reviewer,
        Instant from,
        Instant before,
        @Nullable String problem) {

    /**
     * Reads and verifies one.
     *
     * @param signature null where there is none
     * @param at a review of what is later does not count
     */
    static SignedReview of(Document document, @Nullable Document signature, Baseline baseline, Instant at) {
        Reading reading = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(document.text());
        if (!reading.problems().isEmpty()
                || reading.documents().isEmpty()
                || !(reading.documents().getFirst() instanceof Mapping root)
                || !root.text("schema").equals(Optional.of(AccessReviewDocument.SCHEMA))) {
            return unreadable(document, "it is no document of " + AccessReviewDocument.SCHEMA);
        }
        String reviewer = root.text("reviewer").orElse("");
        try {
            Instant from = Instant.parse(root.text("from").orElse(""));
            Instant before = Instant.parse(root.text("before").orElse(""));
            Instant signedAt = Instant.parse(root.text("signedAt").orElse(""));
            String problem = !from.isBefore(before) || before.isAfter(signedAt)
                    ? "it was signed before its interval had ended"
                    : signedAt.isAfter(at)
                            ? "it says to be signed in the future"
                            : signatureProblem(document, signature, baseline, reviewer, signedAt);
            return new SignedReview(document.path(), reviewer, from, before, problem);
        } catch (DateTimeException none) {
            return unreadable(document, "it does not say of which interval it is, and when it was signed");
        }
    }

    private static SignedReview unreadable(Document document, String problem) {
        return new SignedReview(document.path(), "", Instant.EPOCH, Instant.EPOCH, problem);
    }

    private static @Nullable String signatureProblem(
            Document document, @Nullable Document signature, Baseline baseline, String reviewer, Instant signedAt) {
        String problem = new SignedDocument(document, signature)
                .problem(baseline, AccessReviewDocument.NAMESPACE, reviewer, signedAt);
        if (problem != null) {
            return problem;
        }
        List<String> reviewers = baseline.accessLog().reviewers();
        boolean mayReview = reviewers.isEmpty()
                || baseline.people().stream()
                        .filter(person -> person.name().equals(reviewer))
                        .anyMatch(person -> reviewers.stream().anyMatch(person.groups()::contains));
        return mayReview ? null : reviewer + " is in none of the groups that review: " + String.join(", ", reviewers);
    }

    /** As reports name the interval. */
    String interval() {
        return days(from) + " to " + days(before);
    }

    private static String days(Instant instant) {
        String text = instant.toString();
        return text.endsWith("T00:00:00Z") ? text.substring(0, 10) : text;
    }

    /** All of a target's, by their paths. */
    static List<SignedReview> all(List<Document> documents, Baseline baseline, Instant at) {
        Map<String, Document> byPath = new TreeMap<>();
        documents.forEach(d -> byPath.put(d.path(), d));
        return byPath.values().stream()
                .filter(d -> d.path().endsWith(AccessReviewDocument.ENDING))
                .map(d -> of(d, byPath.get(d.path() + ".sig"), baseline, at))
                .toList();
    }
}
