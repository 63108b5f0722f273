package dev.gatehouse.cli.check;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One folder of {@code scenarios/}.
 *
 * @param folder the case's own folder
 * @param name its path below {@code scenarios/}
 * @param expected what {@code expected.yaml} says
 */
record Scenario(Path folder, String name, Mapping expected) {

    private static final Pattern KEY = Pattern.compile("\\$\\{key:([a-z]+)}");

    /** Every case, sorted by name. */
    static List<Scenario> all() {
        Path root = root();
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.endsWith("expected.yaml"))
                    .map(Path::getParent)
                    .map(f -> new Scenario(f, root.relativize(f).toString(), yaml(f.resolve("expected.yaml"))))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        return Path.of("..", "scenarios").toAbsolutePath().normalize();
    }

    /** The rule that the case is of. */
    String rule() {
        return expected.text("rule").orElseThrow(() -> new IllegalArgumentException(name + ": no rule"));
    }

    /** Whether a finding is among those that the case speaks of: all, or those of the requirement it names. */
    boolean isAbout(Finding finding) {
        return expected.text("requirement").stream()
                .allMatch(r -> finding.subject().startsWith(r + " "));
    }

    Optional<Mapping> optional(String file) {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Optional.of(yaml(path)) : Optional.empty();
    }

    /** Lays the files out below a folder, and makes a repository of them where the case has a history. */
    void layOut(Path target) {
        Map<String, Ed25519Signer> signers = new HashMap<>();
        copy(folder.resolve("files"), target.resolve("files"), signers);
        Path baseline = folder.resolve("baseline.yaml");
        if (Files.exists(baseline)) {
            copy(baseline, target.resolve("baseline.yaml"), signers);
        }
        optional("history.yaml").ifPresent(history -> History.write(history, target.resolve("files"), signers));
    }

    private static void copy(Path from, Path to, Map<String, Ed25519Signer> signers) {
        try {
            if (!Files.exists(from)) {
                Files.createDirectories(to);
                return;
            }
            try (var files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path copied = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copied);
                    } else {
                        Files.write(copied, withKeys(Files.readAllBytes(file), signers));
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] withKeys(byte[] content, Map<String, Ed25519Signer> signers) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains("${key:")) {
            return content;
        }
        Matcher matcher = KEY.matcher(text);
        return matcher.replaceAll(
                        m -> Matcher.quoteReplacement(signers.computeIfAbsent(m.group(1), _ -> new Ed25519Signer())
                                .publicKey()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Mapping yaml(Path file) {
        try {
            Reading reading =
                    new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(Files.readAllBytes(file));
            if (!reading.problems().isEmpty()) {
                throw new IllegalArgumentException(file + ": " + reading.problems());
            }
            return (Mapping) reading.documents().getFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
