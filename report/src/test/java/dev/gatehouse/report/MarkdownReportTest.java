package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.report.digest.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

    private static final String CODE = "`[^`]*`";

    @Test
    void fitsAComment() throws IOException {
        assertThat(written(SampleJudgement.many(20_000), true)).hasSizeLessThan(65_536);
    }

    @Test
    void saysHowManyItLeftOut() throws IOException {
        assertThat(written(SampleJudgement.many(20_000), false)).contains("… 19995 more places");
    }

    @Test
    void mentionsNoOne() throws IOException {
        assertThat(written(SampleJudgement.hostile(), true).replaceAll(CODE, ""))
                .doesNotContainPattern("@\\w");
    }

    @Test
    void holdsNoForeignMarkup() throws IOException {
        assertThat(written(SampleJudgement.hostile(), true).replaceAll(CODE, ""))
                .doesNotContain("<script")
                .doesNotContainPattern("(?<!\\\\)\\]\\(")
                .doesNotContain("https://");
    }

    @Test
    void everyDetailIsClosed() throws IOException {
        String written = written(SampleJudgement.hostile(), true);

        assertThat(written.split("<details", -1)).hasSameSizeAs(written.split("</details>", -1));
    }

    @Test
    void aCleanResultSaysSo() throws IOException {
        assertThat(written(SampleJudgement.clean(), false)).startsWith("## Gatehouse: nothing fails\n");
    }

    private static String written(Judgement judgement, boolean all) throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.MARKDOWN.write(judgement, SampleJudgement.context(Terminal.PLAIN, all), out);
        return out.toString();
    }
}
