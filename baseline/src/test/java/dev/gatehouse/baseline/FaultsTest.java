package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is told of each fault, to the letter: {@code NAME.yaml} is refused with {@code NAME.txt}. */
final class FaultsTest {

    static List<String> faults() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isTold(String fault) throws IOException {
        String told = Reading.fault(Files.readAllBytes(folder().resolve(fault + ".yaml")));
        Path expected = folder().resolve(fault + ".txt");
        assertThat(told + "\n").isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(FaultsTest.class.getResource("faults"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
