package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.Console;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which logs are reviewed, and which interval of them. */
final class ReviewInputs {

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            required = true,
            order = 1,
            description = "From then on: 2026-06-01 or RFC 3339.")
    private String from = "";

    @Option(names = "--to", paramLabel = "INSTANT", required = true, order = 2, description = "Up to before then.")
    private String to = "";

    @Option(
            names = "--source",
            paramLabel = "NAME",
            completionCandidates = LogInputs.Kinds.class,
            order = 3,
            description = "What kind of log they are, where their content does not tell.")
    private @Nullable String source;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|-",
            description = "Logs, also packed with gzip or Zstandard; - for standard input.")
    private List<String> files = new ArrayList<>();

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    Interval interval() {
        return Interval.of(from, to);
    }

    /** The logs as reports name them. */
    String names() {
        return LogInputs.names(files);
    }

    Reviewed read(Baseline baseline, Console console, boolean quiet, Instant at) {
        return Reviewed.read(files, source, interval(), baseline, console, quiet, at);
    }
}
