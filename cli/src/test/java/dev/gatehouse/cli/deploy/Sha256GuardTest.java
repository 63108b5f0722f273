package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.deploy.guard.EnvironmentGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard of a repository whose objects are named by SHA-256, which JGit does not read. */
class Sha256GuardTest {

    private static final Console CONSOLE = new Console(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            InputStream.nullInputStream(),
            false,
            false,
            Map.of());

    private static List<String> refusals(Path directory, String ref) throws IOException {
        return EnvironmentGuard.refusals(
                directory,
                List.of(new EnvironmentGuard.Move(ref, "0".repeat(64), "1".repeat(64))),
                CONSOLE,
                Instant.parse("2026-06-01T12:00:00Z"));
    }

    @Test
    void refusesWhatMovesAnEnvironmentAndNothingElse(@TempDir Path home) throws IOException, InterruptedException {
        GatehouseProcess process = new GatehouseProcess(home, List.of());
        process.tool("git", "init", "-q", "--object-format=sha256", "-b", "main", "work");
        Files.createDirectory(home.resolve("work/gates"));
        Files.writeString(home.resolve("work/gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                include: [gates/production.yaml]
                """);
        Files.writeString(home.resolve("work/gates/production.yaml"), "environments: {production: {ref: env/prod}}\n");
        process.tool("git", "-C", "work", "add", "-A");
        process.tool("git", "-C", "work", "commit", "-qm", "Declare");
        Path directory = home.resolve("work/.git");
        assertThat(refusals(directory, "refs/heads/env/prod"))
                .singleElement()
                .asString()
                .contains("environment production", "sha256");
        assertThat(refusals(directory, "refs/heads/other")).isEmpty();
    }
}
