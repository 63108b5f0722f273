package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.ConfigurationReader;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.gitleaks.InvalidConfiguration;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that holds: {@code --config}, else what the variable {@code GITLEAKS_CONFIG} names, else what
 * {@code GITLEAKS_CONFIG_TOML} holds, else {@code .gitleaks.toml} at the top of what is searched, as gitleaks looks for
 * it.
 *
 * @param configuration what it says
 * @param file where it was found; null where there is none
 */
public record Configurations(
        GitleaksConfiguration configuration, @Nullable Path file) {

    private static final String OF_REPOSITORY = ".gitleaks.toml";

    /** Names the variable that holds a configuration itself. */
    private static final String TEXT = "GITLEAKS_CONFIG_TOML";

    /**
     * Finds and reads it; what it passes over is said on the error stream.
     *
     * @param given as on the command line
     * @param top the folder that is searched; null where there is none to be trusted
     */
    public static Configurations of(@Nullable Path given, @Nullable Path top, Console console, boolean quiet) {
        Path file = given;
        String named = console.environment().getOrDefault("GITLEAKS_CONFIG", "");
        if (file == null && !named.isEmpty()) {
            file = Path.of(named);
        }
        String text = console.environment().getOrDefault(TEXT, "");
        if (file == null && !text.isBlank()) {
            return said(
                    read(names -> ConfigurationReader.read(TEXT, text.getBytes(StandardCharsets.UTF_8), names)),
                    null,
                    console,
                    quiet);
        }
        if (file == null && top != null && Files.isRegularFile(top.resolve(OF_REPOSITORY))) {
            file = top.resolve(OF_REPOSITORY);
            if (!quiet) {
                console.err().println("gatehouse: using " + Plain.line(file.toString()));
            }
        }
        if (file == null) {
            return new Configurations(GitleaksConfiguration.NONE, null);
        }
        Path found = file;
        if (!Files.isRegularFile(found)) {
            throw new InvalidInput(
                    "no such file: " + found, null, null, "--config takes a gitleaks configuration in TOML.");
        }
        return said(read(names -> ConfigurationReader.read(found, names)), found, console, quiet);
    }

    private static Configurations said(
            GitleaksConfiguration configuration, @Nullable Path file, Console console, boolean quiet) {
        if (!quiet) {
            configuration.warnings().forEach(w -> console.err().println("gatehouse: " + Plain.line(w)));
        }
        return new Configurations(configuration, file);
    }

    /** Reads a configuration, given the ids of our detectors. */
    @FunctionalInterface
    private interface Reading {
        GitleaksConfiguration read(Set<String> standard) throws IOException;
    }

    private static GitleaksConfiguration read(Reading reading) {
        Set<String> standard =
                StandardDetectors.all().stream().map(Detector::id).collect(Collectors.toUnmodifiableSet());
        try {
            return reading.read(standard);
        } catch (InvalidConfiguration invalid) {
            throw new InvalidInput(
                    String.valueOf(invalid.getMessage()),
                    Location.of(invalid.file(), invalid.line(), invalid.column()),
                    InvalidInput.Excerpt.of(invalid.text(), invalid.column(), 1),
                    invalid.advice());
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read the configuration: " + unreadable.getMessage());
        }
    }
}
