package dev.gatehouse.connectors.secrets;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.ConfigurationReader;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.gitleaks.InvalidConfiguration;
import dev.gatehouse.engines.secretscan.search.IgnoreList;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies at the top of a folder for gitleaks, and is read as it reads it. */
public final class GitleaksFiles {

    private static final String CONFIGURATION = ".gitleaks.toml";
    private static final List<String> IGNORE_FILES = List.of(".gitleaksignore", ".gatehouseignore");

    private GitleaksFiles() {}

    /** The configuration at the top of a folder. */
    public static Optional<Path> configurationIn(Path top) {
        return Optional.of(top.resolve(CONFIGURATION)).filter(Files::isRegularFile);
    }

    /**
     * Reads a configuration.
     *
     * @throws InvalidInput where it is none, or can't be read
     */
    public static GitleaksConfiguration configuration(Path file) {
        return read(names -> ConfigurationReader.read(file, names));
    }

    /**
     * Reads a configuration.
     *
     * @param name what it is called in what is said about it
     * @throws InvalidInput where it is none
     */
    public static GitleaksConfiguration configuration(String name, String text) {
        return read(names -> ConfigurationReader.read(name, text.getBytes(StandardCharsets.UTF_8), names));
    }

    /**
     * Reads the ignore lists of places.
     *
     * @param places folders at whose top they lie, or the lists themselves; may be missing
     * @throws InvalidInput where one can't be read
     */
    public static List<IgnoreList> ignoreLists(Stream<Path> places) {
        return places.flatMap(GitleaksFiles::ignoreFiles)
                .map(file -> file.toAbsolutePath().normalize())
                .distinct()
                .map(GitleaksFiles::ignoreList)
                .toList();
    }

    private static Stream<Path> ignoreFiles(Path place) {
        return Files.isRegularFile(place)
                ? Stream.of(place)
                : IGNORE_FILES.stream().map(place::resolve).filter(Files::isRegularFile);
    }

    private static IgnoreList ignoreList(Path file) {
        try {
            return IgnoreList.read(file);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
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
