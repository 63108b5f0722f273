package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;

/** A repository that {@code git} makes for a test, and tokens to hide in it. */
final class MadeHistory {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Path path;
    private int commits;

    MadeHistory(Path path) {
        this.path = path;
        git("init", "-q", "-b", "main", ".");
    }

    /** A classic token of GitHub's, with its checksum: made here, so that none stands in a file. */
    static String token(long seed) {
        Random random = new Random(seed);
        StringBuilder token = new StringBuilder("gh" + "p_");
        for (int i = 0; i < 30; i++) {
            token.append(DIGITS.charAt(random.nextInt(62)));
        }
        CRC32 crc = new CRC32();
        crc.update(token.substring(4).getBytes(StandardCharsets.US_ASCII));
        StringBuilder checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum.insert(0, DIGITS.charAt((int) (rest % 62)));
        }
        return token.append(checksum).toString();
    }

    Path path() {
        return path;
    }

    GitDirectory directory() {
        return Objects.requireNonNull(GitDirectory.at(path), "no repository");
    }

    HistoryResult scan(boolean unreachable) {
        return scan(HistoryOptions.of(unreachable, 2));
    }

    HistoryResult scan(HistoryOptions options) {
        return scan(Ruleset.of(GitleaksConfiguration.NONE, Confidence.LOW), options);
    }

    HistoryResult scan(Ruleset ruleset) {
        return scan(ruleset, HistoryOptions.of(false, 2));
    }

    private HistoryResult scan(Ruleset ruleset, HistoryOptions options) {
        try {
            return HistoryScan.of(directory(), ruleset, options).run(Progress.NONE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String git(String... arguments) {
        return git(new byte[0], arguments);
    }

    String git(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", path.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        String date = "2026-01-02T03:%02d:%02d+00:00".formatted(commits / 60 % 60, commits % 60);
        environment.putAll(Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "Ada Example",
                "GIT_AUTHOR_EMAIL", "ada@example.com",
                "GIT_AUTHOR_DATE", date,
                "GIT_COMMITTER_NAME", "Ada Example",
                "GIT_COMMITTER_EMAIL", "ada@example.com",
                "GIT_COMMITTER_DATE", date));
        try {
            Process process = builder.start();
            try (var out = process.getOutputStream()) {
                out.write(input);
            }
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + List.of(arguments) + " failed");
            }
            return new String(output, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    MadeHistory write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    MadeHistory write(String file, byte[] bytes) {
        try {
            Path target = path.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Commits all files; returns the commit's id. */
    String commit(String message) {
        commits++;
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }
}
