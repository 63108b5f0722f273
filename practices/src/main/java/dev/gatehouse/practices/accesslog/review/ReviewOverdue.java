package dev.gatehouse.practices.accesslog.review;

import dev.gatehouse.baseline.policy.AccessLogPolicy;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access was reviewed too long ago, not at all, with times left out, or by a review that does not count. */
public final class ReviewOverdue implements Check {

    private static final Duration LOOKED_BACK = Duration.ofDays(365);
    private static final String SUBJECT = "review of access logs";

    private static final Rule RULE = Rule.of(Practice.ACCESS_LOG, "review-overdue")
            .severity(Severity.HIGH)
            .title("Access has gone unreviewed for too long")
            .why("""
                    An attempt that nobody authorised is found by the person who looks, and a log that nobody reads is
                    found by the auditor.""")
            .fix("Review what happened since the last review, sign it off, and commit the two files:")
            .example("""
                    gatehouse logs review --from 2026-05-01 --to 2026-06-01 audit.jsonl
                    gatehouse logs sign-off --from 2026-05-01 --to 2026-06-01 --key ~/.ssh/id_ed25519 audit.jsonl
                    """)
            .needs(FactKind.DOCUMENT)
            .evidences("pci-dss:10.4.1", "hipaa:164.308(a)(1)(ii)(D)", "gdpr:32.1.d")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        AccessLogPolicy policy = evidence.baseline().accessLog();
        Integer days = policy.reviewDays();
        List<SignedReview> reviews =
                SignedReview.all(evidence.facts(Document.class), evidence.baseline(), evidence.at());
        reviews.stream().filter(review -> review.problem() != null).forEach(review -> refused(review, ruling));
        if (days == null && reviews.isEmpty() && policy.location() == null) {
            return;
        }
        if (days == null) {
            add(
                    Verdict.UNKNOWN,
                    SUBJECT,
                    policy.location(),
                    "no time is declared within which access is reviewed:"
                            + " gatehouse.yaml, accessLog.reviewDays, takes it in days",
                    ruling);
            return;
        }
        Instant oldest = evidence.at().minus(LOOKED_BACK);
        List<SignedReview> counted = reviews.stream()
                .filter(review -> review.problem() == null && review.before().isAfter(oldest))
                .sorted(Comparator.comparing(SignedReview::from))
                .toList();
        if (counted.isEmpty()) {
            add(
                    Verdict.FAIL,
                    SUBJECT,
                    policy.location(),
                    "no review that counts was signed within a year; one is due every " + days + " days",
                    ruling);
            return;
        }
        Instant reviewedTo = counted.getFirst().before();
        for (SignedReview review : counted) {
            String subject = "review of " + review.interval();
            if (review.from().isAfter(reviewedTo)) {
                add(
                        Verdict.FAIL,
                        subject,
                        Location.startOf(review.path()),
                        "nobody reviewed what was between " + reviewedTo + " and " + review.from(),
                        ruling);
            } else {
                add(
                        Verdict.PASS,
                        subject,
                        Location.startOf(review.path()),
                        review.reviewer() + " signed it off",
                        ruling);
            }
            reviewedTo = review.before().isAfter(reviewedTo) ? review.before() : reviewedTo;
        }
        Instant due = reviewedTo.plus(Duration.ofDays(days));
        boolean overdue = evidence.at().isAfter(due);
        add(
                overdue ? Verdict.FAIL : Verdict.PASS,
                SUBJECT,
                policy.location(),
                "access up to " + reviewedTo + " is reviewed; " + (overdue ? "more was due by " : "more is due by ")
                        + due,
                ruling);
    }

    private static void refused(SignedReview review, Ruling ruling) {
        add(
                Verdict.FAIL,
                "review " + review.path(),
                Location.startOf(review.path()),
                "it does not count: " + review.problem(),
                ruling);
    }

    private static void add(
            Verdict verdict, String subject, @Nullable Location location, String explanation, Ruling ruling) {
        ruling.add(verdict, subject, location, null, Standing.ORDINARY, explanation);
    }
}
