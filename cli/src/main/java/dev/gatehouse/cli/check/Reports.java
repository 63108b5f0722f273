package dev.gatehouse.cli.check;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.Version;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.report.ReportFormat;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Terminal;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reports that a call asks for, each with its place.
 *
 * @param planned at most one of them to standard output
 */
record Reports(List<Planned> planned) {

    /**
     * One report.
     *
     * @param file null for standard output
     */
    record Planned(ReportFormat format, @Nullable Path file) {}

    /**
     * Reads {@code --format NAME[=FILE]} and {@code --output FILE}.
     *
     * @throws InvalidInput where a format is not known, a place can't be written, or two go to standard output
     */
    static Reports planned(List<String> formats, @Nullable Path output) {
        List<Planned> planned = new ArrayList<>();
        int withoutFile = 0;
        for (String text : formats.isEmpty() ? List.of(ReportFormat.TEXT.label()) : formats) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            Path file = equals < 0 ? output : path(text.substring(equals + 1));
            if (equals < 0) {
                withoutFile++;
            }
            planned.add(new Planned(format(name), writable(file)));
        }
        if (withoutFile > 1) {
            throw new InvalidInput(
                    "two formats for one place", null, null, "Give each its file: --format json=report.json.");
        }
        if (output != null && withoutFile == 0) {
            planned.add(new Planned(ReportFormat.TEXT, writable(output)));
        }
        return new Reports(planned);
    }

    private static ReportFormat format(String name) {
        return ReportFormat.ofLabel(name)
                .orElseThrow(() -> new InvalidInput(
                        "--format " + name + " is not known",
                        null,
                        null,
                        "Use "
                                + Arrays.stream(ReportFormat.values())
                                        .map(ReportFormat::label)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new InvalidInput("no file can be named " + text);
        }
    }

    private static @Nullable Path writable(@Nullable Path file) {
        if (file == null || file.toString().equals("-")) {
            return null;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + " is a folder", null, null, "Name a file in it.");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InvalidInput("can't write " + file + ": no folder to write into");
        }
        return file;
    }

    void write(Judgement judgement, Surroundings surroundings) {
        for (Planned report : planned) {
            if (report.file() == null) {
                show(report.format(), judgement, surroundings);
            } else {
                replace(report.file(), report.format(), judgement, context(surroundings, false));
            }
        }
    }

    private static void show(ReportFormat format, Judgement judgement, Surroundings surroundings) {
        try {
            Writer out = new OutputStreamWriter(surroundings.console().out(), StandardCharsets.UTF_8);
            format.write(judgement, context(surroundings, true), out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RunContext context(Surroundings surroundings, boolean shown) {
        Console console = surroundings.console();
        Terminal terminal = shown && console.outIsTerminal()
                ? new Terminal(console.width(), console.colour() && !surroundings.noColor(), console.unicode(), null)
                : Terminal.PLAIN;
        return new RunContext(
                Version.TEXT,
                surroundings.elapsed(),
                terminal,
                surroundings.threshold().orElse(null),
                surroundings.all());
    }

    /** Writes beside the file and moves it there whole: a file that was there stays until then. */
    private static void replace(Path file, ReportFormat format, Judgement judgement, RunContext context) {
        Path absolute = file.toAbsolutePath();
        Path beside = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        beside.toFile().deleteOnExit();
        try {
            try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                format.write(judgement, context, out);
            }
            Files.move(beside, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("can't write " + file, failed);
        } finally {
            remove(beside);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
