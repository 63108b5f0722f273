package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Judgement;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What SARIF 2.1.0 and GitHub ask for, written out by hand, since the schema itself is not ours to copy.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json">The
 *     schema</a>
 */
final class SarifReportTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void isOneRunOfVersion210() throws IOException {
        JsonNode log = MAPPER.readTree(written(SampleJudgement.hostile()));

        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        assertThat(log.get("runs")).hasSize(1);
        assertThat(log.at("/runs/0/tool/driver/name").asString()).isEqualTo("Gatehouse");
        assertThat(log.at("/runs/0/invocations/0/executionSuccessful").asBoolean())
                .isTrue();
    }

    @Test
    void everyRuleSaysWhatCodeScanningShows() throws IOException {
        for (JsonNode rule : run(SampleJudgement.hostile()).at("/tool/driver/rules")) {
            assertThat(rule.at("/shortDescription/text").asString()).isNotBlank();
            assertThat(rule.at("/fullDescription/text").asString()).isNotBlank();
            assertThat(rule.at("/help/text").asString()).contains("Fix");
            assertThat(rule.at("/help/markdown").asString()).contains("## How to fix it");
            assertThat(rule.at("/defaultConfiguration/level").asString()).isIn("error", "warning", "note");
            assertThat(Double.parseDouble(
                            rule.at("/properties/security-severity").asString()))
                    .isBetween(0.0, 10.0);
            assertThat(rule.at("/properties/tags").size()).isBetween(3, 20);
        }
    }

    @Test
    void everyResultPointsAtItsRuleAndAPlace() throws IOException {
        JsonNode run = run(SampleJudgement.hostile());
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id").asString()).isEqualTo(result.get("ruleId").asString());
            assertThat(result.get("kind").asString()).isEqualTo("fail");
            assertThat(result.at("/message/text").asString()).isNotBlank();
            assertThat(result.get("locations")).hasSize(1);
            assertThat(result.at("/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isPositive();
            assertThat(result.at("/partialFingerprints/gatehouse~1v1").asString())
                    .matches("[0-9a-f]{32}");
        }
    }

    @Test
    void pathsAreRelativeReferencesThatDecodeToThePath() throws IOException {
        List<String> paths = SampleJudgement.hostile().findings().stream()
                .filter(f -> f.location() != null)
                .map(f -> f.location().file())
                .toList();

        for (JsonNode result : run(SampleJudgement.hostile()).get("results")) {
            String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asString();
            assertThat(uri).matches("[A-Za-z0-9._~/%-]+");
            assertThat(URI.create(uri).isAbsolute()).isFalse();
            assertThat(paths).contains(URI.create(uri).getPath());
        }
    }

    @Test
    void whatIsWaivedIsSuppressedAndNothingElse() throws IOException {
        List<JsonNode> suppressed = run(SampleJudgement.hostile())
                .get("results")
                .valueStream()
                .filter(r -> !r.get("suppressions").isEmpty())
                .toList();

        assertThat(suppressed).hasSize(1);
        assertThat(suppressed.getFirst().at("/suppressions/0/justification").asString())
                .contains("Ada Example");
    }

    @Test
    void whatIsUnknownOrNotReadIsANotificationAndNoResult() throws IOException {
        JsonNode run = run(SampleJudgement.hostile());
        List<String> notifications = run.at("/invocations/0/toolExecutionNotifications")
                .valueStream()
                .map(n -> n.at("/descriptor/id").asString())
                .toList();

        assertThat(notifications).containsOnly("not-read", "unknown").hasSize(6);
        assertThat(run.get("results").valueStream().map(r -> r.get("ruleId").asString()))
                .doesNotContain("twofactor/member-without-second-factor");
    }

    @Test
    void bracketsInAMessageMakeNoLink() throws IOException {
        assertThat(run(SampleJudgement.hostile())
                        .get("results")
                        .valueStream()
                        .map(r -> r.at("/message/text").asString()))
                .noneMatch(text -> text.contains("[link]("))
                .anyMatch(text -> text.contains("\\[link\\]("));
    }

    @Test
    void keepsTheWorstWhereThereAreMoreThanGitHubTakes() throws IOException {
        JsonNode run = run(SampleJudgement.many(25_100));

        assertThat(run.get("results")).hasSize(25_000);
        assertThat(run.get("results")
                        .valueStream()
                        .filter(r -> r.at("/properties/severity").asString().equals("critical")))
                .hasSize(5_020);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asString())
                .contains("100 less grave");
    }

    private static JsonNode run(Judgement judgement) throws IOException {
        return MAPPER.readTree(written(judgement)).at("/runs/0");
    }

    private static String written(Judgement judgement) throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.SARIF.write(judgement, SampleJudgement.context(), out);
        return out.toString();
    }
}
