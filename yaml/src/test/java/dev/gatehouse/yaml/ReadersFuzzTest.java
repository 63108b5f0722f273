package dev.gatehouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.model.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Any bytes: no crash, no hang, and places that lie in the text. */
final class ReadersFuzzTest {

    private static final Limits SMALL = new Limits(1 << 16, 50, 10_000);
    private static final YamlReader YAML = new YamlReader(SMALL, YamlReader.Duplicates.REFUSED);
    private static final JsonReader JSON = new JsonReader(SMALL);

    @FuzzTest(maxDuration = "10s")
    void anyYamlIsReadOrNamed(byte[] bytes) {
        inside(bytes, YAML.read(bytes));
    }

    @FuzzTest(maxDuration = "10s")
    void anyJsonIsReadOrNamed(byte[] bytes) {
        inside(bytes, JSON.read(bytes));
    }

    @FuzzTest(maxDuration = "10s")
    void theFastReaderAgreesWithTheFullParser(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (DocumentSplitter.Part part : DocumentSplitter.split(text)) {
            Optional<Node> fast =
                    BlockReader.read(part.text(), part.linesBefore(), SMALL.depth(), new YamlReader.Budget(10_000));
            if (fast.isPresent()) {
                assertThat(fast).isEqualTo(full(part));
            }
        }
    }

    private static Optional<Node> full(DocumentSplitter.Part part) {
        try {
            return YAML.anyDocument(part, new YamlReader.Budget(10_000));
        } catch (TreeBuilder.Refused | YamlEngineException refused) {
            return Optional.empty();
        }
    }

    private static void inside(byte[] bytes, Reading reading) {
        long lines = 1
                + new String(bytes, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
                        .count();
        List<Integer> last = reading.documents().stream().map(Node::endLine).toList();
        assertThat(last).allMatch(line -> line <= lines);
        assertThat(reading.problems()).allMatch(p -> p.line() >= 1 && p.column() >= 1 && p.line() <= lines + 1);
    }
}
