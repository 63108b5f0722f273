package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code secrets scan --cache} reports the same, says how much it looked at, and refuses what can't be remembered. */
class CacheTest {

    @TempDir
    Path folder;

    private GitRepository repository;
    private Path cache;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
        cache = folder.resolve("cache");
        repository.write("values.yaml", "token: " + MadeToken.of(1) + "\n");
        repository.write("readme", "harmless\n");
        repository.commit("First");
    }

    private CommandLineRun scan(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("secrets", "scan", repository.folder().toString(), "--format", "gitleaks"));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void theSecondReportIsTheFirst() {
        String uncached = scan().out();
        CommandLineRun first = scan("--cache", cache.toString());
        CommandLineRun second = scan("--cache", cache.toString());
        assertThat(first.out()).isEqualTo(uncached).contains("github-pat");
        assertThat(second.out()).isEqualTo(uncached);
        assertThat(first.err()).contains("versions of files: 2 searched, 0 remembered");
        assertThat(second.err()).contains("versions of files: 1 searched, 1 remembered");
    }

    @Test
    void aDamagedOneIsNamedInOneLine() throws IOException {
        scan("--cache", cache.toString());
        Files.writeString(cache.resolve("scanned-objects"), "nonsense");
        CommandLineRun run = scan("--cache", cache.toString());
        assertThat(run.err().lines().filter(line -> line.contains("the cache in")))
                .containsExactly("gatehouse: the cache in " + cache + " is not one of this version; it is made anew");
        assertThat(run.out()).isEqualTo(scan().out());
    }

    @Test
    void itGoesWithWholeHistoriesOnly() {
        CommandLineRun run = scan("--cache", cache.toString(), "--worktree");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--cache and --worktree do not go together");
        assertThat(cache).doesNotExist();
    }

    @Test
    void whereThereIsNoHistoryThatIsSaid() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Files.writeString(plain.resolve("readme"), "harmless\n");
        CommandLineRun run = CommandLineRun.of("secrets", "scan", plain.toString(), "--cache", cache.toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("the cache is not used");
        assertThat(cache).doesNotExist();
    }
}
