package dev.gatehouse.cli.sigma;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.pipeline.PipelineReader;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.engines.sigma.source.Problem;
import dev.gatehouse.engines.sigma.source.YamlReader;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rules and the pipeline that a call names. */
public final class RuleFiles {

    private RuleFiles() {}

    /**
     * Reads all rules of files and folders: of a folder those called {@code *.yml} or {@code *.yaml}, in the order of
     * their names, without hidden folders.
     *
     * @throws InvalidInput where one is not there or can't be read, or none holds a file of rules
     */
    public static void read(List<Path> places, RuleReader into) {
        for (Path place : places) {
            List<Path> files = Files.isDirectory(place) ? below(place) : List.of(place);
            if (files.isEmpty()) {
                throw new InvalidInput(
                        "no rule in " + place, null, null, "Rules are files called NAME.yml or NAME.yaml.");
            }
            for (Path file : files) {
                into.file(file.toString(), bytes(file));
            }
        }
    }

    /**
     * Reads a pipeline.
     *
     * @param file null for none
     * @throws InvalidInput where it is refused
     */
    public static Pipeline pipeline(@Nullable Path file) {
        if (file == null) {
            return Pipeline.NONE;
        }
        PipelineReader.Reading reading = PipelineReader.read(file.toString(), bytes(file));
        return reading.pipeline()
                .orElseThrow(() -> new InvalidInput(String.join(
                        "\n", reading.problems().stream().map(Problem::render).toList())));
    }

    /**
     * What can be run of the rules that were read, and of those of a call; refusals are said, a line each.
     *
     * @param places of the call's rules
     * @param pipeline null for none
     * @param strict whether a refused rule is one too many
     * @throws InvalidInput where one can't be read, or is refused where that is too many
     */
    public static DetectionSet set(
            RuleReader reader, List<Path> places, @Nullable Path pipeline, boolean strict, Console console) {
        read(places, reader);
        DetectionSet set = DetectionSet.of(reader.reading(), pipeline(pipeline));
        if (strict && !set.problems().isEmpty()) {
            throw new InvalidInput(String.join(
                    "\n", set.problems().stream().map(Problem::render).toList()));
        }
        set.problems().forEach(problem -> console.err().println(Plain.line(problem.toString())));
        return set;
    }

    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidInput("no such file: " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlReader.MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }

    private static List<Path> below(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                    boolean hidden = !entered.equals(folder)
                            && entered.getFileName().toString().startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + folder + ": " + unreadable.getMessage());
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }
}
