package dev.gatehouse.engines.gitobjects;

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
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository that {@code git} makes for a test. */
final class MadeRepository {

    private final Path path;

    MadeRepository(Path path) {
        this.path = path;
    }

    static MadeRepository init(Path path, String... options) {
        List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
        command.addAll(List.of(options));
        command.add(path.toString());
        MadeRepository made = new MadeRepository(path);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        made.git(command.toArray(String[]::new));
        return made;
    }

    Path path() {
        return path;
    }

    GitDirectory directory() {
        return Objects.requireNonNull(GitDirectory.at(path), "no repository");
    }

    String git(String... arguments) {
        return new String(run(List.of(arguments), new byte[0]), StandardCharsets.UTF_8).strip();
    }

    byte[] run(List<String> arguments, byte[] input) {
        List<String> command = new ArrayList<>(List.of("git", "-C", path.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "Ada Example",
                "GIT_AUTHOR_EMAIL", "ada@example.com",
                "GIT_AUTHOR_DATE", "2026-01-02T03:04:05+01:00",
                "GIT_COMMITTER_NAME", "Ada Example",
                "GIT_COMMITTER_EMAIL", "ada@example.com",
                "GIT_COMMITTER_DATE", "2026-01-02T03:04:05+01:00"));
        try {
            Process process = builder.start();
            try (var out = process.getOutputStream()) {
                out.write(input);
            }
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + arguments + " failed");
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    MadeRepository write(String file, String text) {
        try {
            Path target = path.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }

    /** Commits versions of some files that resemble each other, so that packing makes deltas of them. */
    MadeRepository grow(int commits, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add("line " + i + " " + Long.toHexString(random.nextLong()));
        }
        for (int i = 0; i < commits; i++) {
            lines.set(random.nextInt(lines.size()), "changed " + Long.toHexString(random.nextLong()));
            lines.add(random.nextInt(lines.size()), "added " + Long.toHexString(random.nextLong()));
            write("dir" + i % 3 + "/file" + i % 5 + ".txt", String.join("\n", lines));
            commit("Commit " + i);
        }
        return this;
    }

    /** What Git itself says of every object: its type and length by its id. */
    Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        git("cat-file", "--batch-all-objects", "--batch-check").lines().forEach(line -> {
            int space = line.indexOf(' ');
            objects.put(line.substring(0, space), line.substring(space + 1));
        });
        return objects;
    }

    /** The object's content, as Git reads it. */
    byte[] content(String id) {
        String type = git("cat-file", "-t", id);
        return run(List.of("cat-file", type, id), new byte[0]);
    }

    Path only(String pattern) {
        List<Path> found = all(pattern);
        if (found.size() != 1) {
            throw new IllegalStateException(pattern + " is " + found);
        }
        return found.getFirst();
    }

    /** The files of the pack directory whose names end so. */
    List<Path> all(String ending) {
        try (Stream<Path> files = Files.list(directory().common().resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a file that Git made read-only. */
    static void overwrite(Path file, byte[] bytes) {
        try {
            Files.delete(file);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
