package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.report.digest.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextReportTest {

    private static final Terminal COLOURED = new Terminal(100, true, true, null);

    @Test
    void showsTheNinePracticesInOrderWithin80Columns() throws IOException {
        List<String> practices = written(SampleJudgement.hostile(), Terminal.PLAIN, false)
                .lines()
                .filter(line -> line.matches("  [1-9]  [A-Z].*"))
                .toList();

        assertThat(practices).hasSize(9).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(practices)
                .zipSatisfy(
                        Arrays.asList(Practice.values()),
                        (line, practice) ->
                                assertThat(line).startsWith("  " + practice.number() + "  " + practice.title()));
    }

    @Test
    void showsFivePlacesOfARule() throws IOException {
        String written = written(SampleJudgement.many(100), Terminal.PLAIN, false);

        assertThat(written).contains("… 95 more findings in 1 rule (--all shows them)");
        assertThat(written.lines().filter(line -> line.contains("deploy.yaml:") && line.contains("tomorrow")))
                .hasSize(5);
    }

    @Test
    void showsAllWhenAsked() throws IOException {
        assertThat(written(SampleJudgement.many(100), Terminal.PLAIN, true)
                        .lines()
                        .filter(l -> l.contains("tomorrow")))
                .hasSize(100);
    }

    @Test
    void namesWhoAnswersForWhatIsWaived() throws IOException {
        assertThat(written(SampleJudgement.hostile(), Terminal.PLAIN, true))
                .contains("Until 2026-12-31 by Ada Example");
    }

    @Test
    void noForeignTextReachesTheTerminalAsAControl() throws IOException {
        assertThat(written(SampleJudgement.hostile(), Terminal.PLAIN, true))
                .doesNotContainPattern(
                        "[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    }

    @Test
    void aForgedHeadingDoesNotBeginALine() throws IOException {
        assertThat(written(SampleJudgement.hostile(), Terminal.PLAIN, true).lines())
                .noneMatch(line -> line.startsWith("CRITICAL  forged"));
    }

    @Test
    void coloursSayNothingThatTheWordsDoNot() throws IOException {
        String coloured = written(SampleJudgement.hostile(), COLOURED, false);
        String plain = written(SampleJudgement.hostile(), new Terminal(100, false, true, null), false);

        assertThat(coloured).contains("\u001b[1;31mCRITICAL\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void wrapsTheNamesOfManyKindsNotSeen() throws IOException {
        assertThat(written(SampleJudgement.withoutForge(), new Terminal(60, false, true, null), true)
                        .lines())
                .contains("  factors and who has access to which repository")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    }

    @Test
    void isAsciiWhereTheTerminalIs() throws IOException {
        assertThat(written(SampleJudgement.many(10), new Terminal(80, false, false, null), false))
                .matches("[\\p{ASCII}]+");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void wrapsToTheTerminal(int width) throws IOException {
        assertThat(written(SampleJudgement.many(10), new Terminal(width, false, true, null), true)
                        .lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(width).doesNotEndWith(" "));
    }

    @Test
    void linksAPlaceToItsFile() throws IOException {
        URI root = URI.create("file:///src/acme/");

        assertThat(written(SampleJudgement.hostile(), new Terminal(0, false, true, root), false))
                .contains(
                        "\u001b]8;;file:///src/acme/argocd/argocd-cm.yaml\u001b\\argocd/argocd-cm.yaml:8:18\u001b]8;;\u001b\\");
    }

    @Test
    void aCleanResultIsShort() throws IOException {
        assertThat(written(SampleJudgement.clean(), Terminal.PLAIN, false))
                .contains("Nothing fails.")
                .doesNotContain("Not seen")
                .hasLineCount(14);
    }

    private static String written(Judgement judgement, Terminal terminal, boolean all) throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.TEXT.write(judgement, SampleJudgement.context(terminal, all), out);
        return out.toString();
    }
}
