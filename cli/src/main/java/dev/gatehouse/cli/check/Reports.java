package dev.gatehouse.cli.check;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.Version;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.report.ReportFormat;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Terminal;
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

    /** One report. */
    record Planned(ReportFormat format, FormatPlaces.Place place) {}

    /**
     * Reads {@code --format NAME[=FILE]} and {@code --output FILE}.
     *
     * @throws InvalidInput where a format is not known, a place can't be written, or two go to standard output
     */
    static Reports planned(List<String> formats, @Nullable Path output) {
        List<String> known =
                Arrays.stream(ReportFormat.values()).map(ReportFormat::label).toList();
        return new Reports(FormatPlaces.of(formats, output, known).places().stream()
                .map(p -> new Planned(ReportFormat.ofLabel(p.format()).orElseThrow(), p))
                .toList());
    }

    void write(Judgement judgement, Surroundings surroundings) {
        for (Planned report : planned) {
            RunContext context = context(surroundings, report.place().file() == null);
            report.place().write(surroundings.console(), out -> report.format().write(judgement, context, out));
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
