package dev.gatehouse.cli.secrets.known;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.model.InvalidInput;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class BaselineReportFuzzTest {

    private static final Path FILE = Path.of("known.json");

    private static List<String> files(byte[] content) {
        List<String> files = new ArrayList<>();
        BaselineReport.read(new ByteArrayInputStream(content), FILE).files((commit, path) -> files.add(path));
        return files;
    }

    @FuzzTest(maxDuration = "10s")
    void readsAnything(byte[] content) {
        try {
            assertThat(files(content)).doesNotContainNull();
        } catch (InvalidInput refused) {
            assertThat(refused).hasMessage(FILE + " is no report");
        }
    }
}
