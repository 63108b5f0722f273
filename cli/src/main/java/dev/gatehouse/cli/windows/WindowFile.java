package dev.gatehouse.cli.windows;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.engines.windows.argocd.SyncWindow;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds windows in a baseline, or in manifests of AppProjects. */
final class WindowFile {

    private static final String STANDARD_INPUT = "-";

    private WindowFile() {}

    /**
     * All windows of a file.
     *
     * @param in standard input, read where the file is {@code -}
     * @throws InvalidInput where it holds none, or is wrong
     */
    static List<WindowSet> read(Path file, InputStream in, Instant at) {
        boolean stream = file.toString().equals(STANDARD_INPUT);
        String name = stream ? "standard input" : file.toString();
        byte[] bytes = stream ? bytes(in, name) : bytes(file);
        Reading reading = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS).read(bytes);
        boolean baseline = reading.documents().stream()
                .anyMatch(d -> d instanceof Mapping m
                        && m.text("apiVersion").orElse("").startsWith("gatehouse.dev/"));
        if (baseline) {
            return of(Declared.read(file, stream ? new ByteArrayInputStream(bytes) : in, at));
        }
        if (!reading.problems().isEmpty()) {
            Problem problem = reading.problems().getFirst();
            throw new InvalidInput(problem.message(), Location.of(name, problem.line(), problem.column()), null, null);
        }
        List<WindowSet> sets = new ArrayList<>();
        reading.documents().forEach(document -> collect(document, name, sets));
        if (sets.isEmpty()) {
            throw new InvalidInput(
                    "no windows in " + name,
                    null,
                    null,
                    "It takes a baseline (apiVersion: gatehouse.dev/v1) or a manifest of kind AppProject.");
        }
        return sets;
    }

    /** The windows of a baseline's environments. */
    static List<WindowSet> of(Baseline baseline) {
        return baseline.environments().stream().map(WindowSet::of).toList();
    }

    private static void collect(Node document, String file, List<WindowSet> sets) {
        if (!(document instanceof Mapping object)) {
            return;
        }
        object.each("items").forEach(item -> collect(item, file, sets));
        if (!object.text("kind").orElse("").equals("AppProject")
                || !object.text("apiVersion").orElse("").startsWith("argoproj.io/")) {
            return;
        }
        List<SyncWindow> windows = new ArrayList<>();
        List<Location> places = new ArrayList<>();
        for (Node item : object.items("spec", "syncWindows")) {
            Location place = Location.of(file, item.line(), item.column());
            if (!(item instanceof Mapping window)) {
                throw new InvalidInput("a sync window is no mapping", place, null, null);
            }
            windows.add(new SyncWindow(
                    window.text("kind").orElse(""),
                    window.text("schedule").orElse(""),
                    window.text("duration").orElse(""),
                    window.text("timeZone").orElse(""),
                    window.texts("applications"),
                    window.texts("namespaces"),
                    window.texts("clusters"),
                    window.bool("manualSync").orElse(false),
                    window.bool("andOperator").orElse(false)));
            places.add(place);
        }
        sets.add(new WindowSet(object.text("metadata", "name").orElse(""), windows, places, null));
    }

    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidInput("there is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + " is a folder", null, null, "Name a file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Limits.MANIFEST.bytes() + 1);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }

    private static byte[] bytes(InputStream in, String name) {
        try {
            return in.readNBytes(Limits.MANIFEST.bytes() + 1);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + name + ": " + unreadable.getMessage());
        }
    }
}
