package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.cli.logs.query.QueryParser;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class QueryFuzzTest {

    private static final AccessEvent EVENT = new AccessEvent(
            new Origin("github-audit", Location.of("audit.jsonl", 1, 1), null),
            LogKind.GITHUB_AUDIT,
            Instant.parse("2026-06-01T12:00:00Z"),
            "git.push",
            Activity.WRITE,
            "ada",
            "203.0.113.7",
            "acme/deploy",
            null,
            Outcome.SUCCESS,
            "git/2.45.0",
            false);

    /** An expression holds, does not hold, or is refused with its place. */
    @FuzzTest(maxDuration = "10s")
    void everyExpressionIsReadOrRefusedWithItsPlace(byte[] expression) {
        try {
            boolean matches = QueryParser.read(new String(expression, StandardCharsets.UTF_8))
                    .matches(EVENT);
            assertThat(matches).isIn(true, false);
        } catch (InvalidInput refused) {
            assertThat(refused.location()).isNotNull();
        }
    }
}
