package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every place where a secret can hide it is found, and never shown. */
class HidingPlacesTest {

    private static final Map<String, BiFunction<GitRepository, String, List<String>>> PLACES = new HidingPlaces().all();

    static Stream<String> places() {
        return PLACES.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void isLookedInto(String place, @TempDir Path folder) throws IOException {
        GitRepository repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
        String token = MadeToken.of(place.hashCode());
        List<String> arguments =
                new ArrayList<>(List.of("secrets", "scan", repository.folder().toString(), "--format", "json"));
        arguments.addAll(PLACES.get(place).apply(repository, token));

        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(run.out()).contains("\"detector\": \"github-pat\"");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain(token).doesNotContain(token.substring(8));
    }
}
