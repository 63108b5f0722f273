package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The runs that the AOT cache of {@code secrets scan} is trained on: searches of a whole history, and of the files. The
 * cache of {@code check} has twice the classes, and mapping them costs as much as the search of a small repository.
 */
public final class SecretsTraining {

    private SecretsTraining() {}

    /**
     * Trains.
     *
     * @param arguments a repository
     */
    public static void main(String[] arguments) throws IOException {
        String repository = arguments[0];
        Path cache =
                Files.createTempDirectory(Path.of(repository).toAbsolutePath().getParent(), "cache");
        for (String format : List.of("text", "json", "gitleaks")) {
            Training.run("secrets", "scan", repository, "--format", format, "--fail-on", "never");
        }
        Training.run("secrets", "scan", repository, "--cache", cache.toString(), "--fail-on", "never");
        Training.run("secrets", "scan", repository, "--worktree", "--fail-on", "never");
        Training.run("secrets", "scan", repository, "--range", "HEAD~1..HEAD", "--fail-on", "never");
        Training.run("secrets", "scan", repository, "--staged", "--fail-on", "never");
        Main.main(new String[] {"--version"}); // The first and the last steps of every command; it exits.
    }
}
