package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.logs.query.Filter;
import dev.gatehouse.cli.logs.query.QueryParser;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final AccessEvent EVENT = new AccessEvent(
            new Origin("github-audit", Location.of("a.jsonl", 1, 1), null),
            LogKind.GITHUB_AUDIT,
            Instant.parse("2026-06-01T12:00:00Z"),
            "git.push",
            Activity.WRITE,
            "Ada",
            "203.0.113.7",
            "acme/deploy",
            null,
            Outcome.SUCCESS,
            "git/2.45",
            false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "actor=ada",
                "ACTOR = ADA",
                "actor=a*a",
                "action~push",
                "activity=write and outcome=success",
                "actor=ada activity=write",
                "actor=bob or actor=ada",
                "not actor=bob",
                "actor!=bob",
                "not (actor=bob or object=x)",
                "address in 203.0.113.0/24",
                "time>=2026-06-01",
                "time<2026-06-01T12:00:01Z",
                "time>=2026-06-01T12:00:00Z",
                "time<=2026-06-01T14:00:00+02:00",
                "DEPLOY",
                "'git.push'",
                "repository=\"acme/deploy\"",
                "source=github-audit file=*.jsonl"
            })
    void holds(String expression) {
        assertThat(QueryParser.read(expression).matches(EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor=ad",
                "object=x",
                "object~x",
                "not actor=ada",
                "actor=ada and activity=read",
                "actor=ada activity=read or actor=bob",
                "address in 198.51.100.0/24",
                "time>2026-06-01T12:00:00Z",
                "time<2026-06-01",
                "nobody"
            })
    void doesNotHold(String expression) {
        assertThat(QueryParser.read(expression).matches(EVENT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "who=ada | 1",
                "actor= | 7",
                "(actor=ada | 11",
                "actor=ada) | 10",
                "time>yesterday | 6",
                "actor<3 | 6",
                "object in 10.0.0.0/8 | 8",
                "address in acme | 12",
                "actor='ada | 7",
                "and | 1",
                "= | 1"
            })
    void aMistakeIsShownWhereItIs(String expression, int column) {
        assertThatThrownBy(() -> QueryParser.read(expression))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.location()).isEqualTo(Location.of("EXPRESSION", 1, column)));
    }

    @Test
    void depthAndStarsAreBounded() {
        assertThatThrownBy(() -> QueryParser.read("(".repeat(1_000))).isInstanceOf(InvalidInput.class);
        Filter stars = QueryParser.read("action=" + "*g".repeat(200) + "x");
        assertThat(stars.matches(EVENT)).isFalse();
    }
}
