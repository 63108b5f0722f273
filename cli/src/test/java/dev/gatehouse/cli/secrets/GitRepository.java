package dev.gatehouse.cli.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A repository made by Git itself. */
record GitRepository(Path folder) {

    static GitRepository init(Path folder) {
        GitRepository repository = new GitRepository(folder);
        repository.git("init", "-q", "-b", "main");
        repository.git("config", "user.name", "Ada Example");
        repository.git("config", "user.email", "ada@example.com");
        repository.git("config", "commit.gpgsign", "false");
        repository.git("config", "gc.auto", "0");
        repository.write("README", "harmless\n");
        repository.commit("Begin");
        return repository;
    }

    /** Runs Git; its output without the last line break. */
    String git(String... arguments) {
        return git(Map.of(), new byte[0], arguments);
    }

    String git(Map<String, String> environment, byte[] input, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "GIT_CONFIG_NOSYSTEM", "1",
                            "GIT_CONFIG_GLOBAL", "/dev/null",
                            "HOME", folder.toString(),
                            "GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z",
                            "GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(input);
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + output);
            }
            return output.stripTrailing();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    void write(String path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    void write(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Commits everything; its id. */
    String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }

    /** Forgets every log of references. */
    void forget() {
        git("reflog", "expire", "--expire=now", "--all");
    }
}
