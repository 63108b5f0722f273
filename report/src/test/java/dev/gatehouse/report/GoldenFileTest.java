package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each format against the file it is known to write, {@code src/test/resources/…/sample.FORMAT}. With
 * {@code -Dgatehouse.golden=write} the files are written instead, to be read before they are committed.
 */
final class GoldenFileTest {

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void writesWhatItIsKnownToWrite(ReportFormat format) throws IOException {
        String written = written(format);
        String name = "sample." + format.label();
        if (System.getProperty("gatehouse.golden", "").equals("write")) {
            Files.writeString(Path.of("src/test/resources/dev/gatehouse/report", name), written);
            return;
        }
        try (InputStream golden = GoldenFileTest.class.getResourceAsStream(name)) {
            assertThat(golden).as(name).isNotNull();
            assertThat(written).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void writesTheSameBytesTwice(ReportFormat format) throws IOException {
        assertThat(written(format)).isEqualTo(written(format));
    }

    private static String written(ReportFormat format) throws IOException {
        StringWriter out = new StringWriter();
        format.write(SampleJudgement.hostile(), SampleJudgement.context(), out);
        return out.toString();
    }
}
