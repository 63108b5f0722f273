package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.secrets.GitleaksFiles;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
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
            return said(GitleaksFiles.configuration(TEXT, text), null, console, quiet);
        }
        if (file == null && top != null) {
            file = GitleaksFiles.configurationIn(top).orElse(null);
            if (file != null && !quiet) {
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
        return said(GitleaksFiles.configuration(found), found, console, quiet);
    }

    private static Configurations said(
            GitleaksConfiguration configuration, @Nullable Path file, Console console, boolean quiet) {
        if (!quiet) {
            configuration.warnings().forEach(w -> console.err().println("gatehouse: " + Plain.line(w)));
        }
        return new Configurations(configuration, file);
    }
}
