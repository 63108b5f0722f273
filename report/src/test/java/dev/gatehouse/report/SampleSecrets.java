package dev.gatehouse.report;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.secret.SecretDetail;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets for the tests of reports. */
final class SampleSecrets {

    private SampleSecrets() {}

    /** A secret of which its history is known, and one of which it is not. */
    static Judgement traced() {
        SecretTrace trace = new SecretTrace(
                "blob",
                "b".repeat(40),
                List.of("db.yaml", "old/db.yaml"),
                "Add the database",
                false,
                List.of("refs/heads/main"),
                1,
                List.of(new SecretTrace.Introduction(
                        "c".repeat(40),
                        "old/db.yaml",
                        "Ada Example",
                        "ada@example.com",
                        "2026-01-05T09:00:00Z",
                        List.of("refs/heads/main"))));
        return SampleJudgement.judgement(
                "acme/traced",
                List.of(SampleJudgement.result(
                        SampleJudgement.PLAINTEXT, secret("db.yaml", trace), secret("new.yaml", null))));
    }

    private static Finding secret(String file, @Nullable SecretTrace trace) {
        return new Finding(
                SampleJudgement.PLAINTEXT,
                Verdict.FAIL,
                Severity.HIGH,
                "Secret prod/db",
                "`password` is plaintext",
                Location.of(file, 5, 13),
                trace == null ? null : trace.commit(),
                "0123abcd",
                null,
                new SecretDetail("kubernetes-secret-value", "medium", "…(12)", 24, trace, null));
    }
}
