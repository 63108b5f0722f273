package dev.gatehouse.cli.check;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.OutputFile;
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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    record Planned(ReportFormat format, @Nullable OutputFile file) {}

    /**
     * Reads {@code --format NAME[=FILE]} and {@code --output FILE}.
     *
     * @throws InvalidInput where a format is not known, a place can't be written, or two go to standard output
     */
    static Reports planned(List<String> formats, @Nullable Path output) {
        List<String> known =
                Arrays.stream(ReportFormat.values()).map(ReportFormat::label).toList();
        return new Reports(FormatPlaces.of(formats, output, known).places().stream()
                .map(p -> new Planned(ReportFormat.ofLabel(p.format()).orElseThrow(), p.file()))
                .toList());
    }

    void write(Judgement judgement, Surroundings surroundings) {
        for (Planned report : planned) {
            OutputFile file = report.file();
            if (file == null) {
                show(report.format(), judgement, surroundings);
            } else {
                file.write(out -> report.format().write(judgement, context(surroundings, false), out));
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
        Terminal terminal = shown ? console.terminal(surroundings.noColor()) : Terminal.PLAIN;
        return new RunContext(
                Version.TEXT,
                surroundings.elapsed(),
                terminal,
                surroundings.threshold().orElse(null),
                surroundings.all());
    }
}
