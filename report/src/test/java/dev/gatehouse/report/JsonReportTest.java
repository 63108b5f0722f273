package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonReportTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Stream<Judgement> judgements() {
        return Stream.of(SampleJudgement.hostile(), SampleJudgement.clean(), SampleJudgement.many(100));
    }

    @ParameterizedTest
    @MethodSource("judgements")
    void isValidAgainstThePublishedSchema(Judgement judgement) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schema/report-v1.schema.json")));

        assertThat(schema.validate(written(judgement), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSchemaRefusesAWaiverOfWhatIsNotWaived() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schema/report-v1.schema.json")));
        String forged = written(SampleJudgement.hostile()).replace("\"WAIVED\"", "\"PASS\"");

        assertThat(schema.validate(forged, InputFormat.JSON)).hasSize(1);
    }

    @Test
    void theSchemaKnowsAllThatIsToldOfASecret() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/schema/report-v1.schema.json")));
        String written = written(SampleSecrets.traced());

        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(written.replace("\"redacted\"", "\"value\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(MAPPER.readTree(written).at("/findings/0/secret/commit").asString())
                .isEqualTo("c".repeat(40));
    }

    @Test
    void keepsForeignTextAsItWas() throws IOException {
        JsonNode findings = MAPPER.readTree(written(SampleJudgement.hostile())).get("findings");
        List<String> expected = SampleJudgement.hostile().findings().stream()
                .map(Finding::explanation)
                .map(e -> e.replace('\uD83D', '\uFFFD'))
                .toList();

        assertThat(findings.valueStream().map(f -> f.get("explanation").asString()))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void countsWhatItLists() throws IOException {
        JsonNode report = MAPPER.readTree(written(SampleJudgement.hostile()));
        long failing = report.get("findings")
                .valueStream()
                .filter(f -> f.get("verdict").asString().equals("FAIL"))
                .count();

        assertThat(report.at("/summary/fail").asLong()).isEqualTo(failing);
        assertThat(report.at("/summary/bySeverity")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(failing);
        assertThat(report.at("/summary/byPractice")
                        .valueStream()
                        .mapToLong(p -> p.get("fail").asLong())
                        .sum())
                .isEqualTo(failing);
    }

    @Test
    void holdsNothingThatMovesACursorOrTurnsText() throws IOException {
        assertThat(written(SampleJudgement.hostile()))
                .doesNotContainPattern("[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e]");
    }

    private static String written(Judgement judgement) throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.JSON.write(judgement, SampleJudgement.context(), out);
        return out.toString();
    }
}
