package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.FailOn;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.Version;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.secret.SecretRun;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Terminal;
import dev.gatehouse.report.secrets.SecretFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse secrets scan}. */
@Command(
        name = "scan",
        description = "Search a repository's whole history, a folder's files, or standard input for secrets.",
        sortOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse secrets scan                                   the repository I am in, all of its history",
            "  gatehouse secrets scan --since origin/main               what I am about to push",
            "  gatehouse secrets scan --staged                          what I am about to commit",
            "  gatehouse secrets scan --config .gitleaks.toml --format gitleaks=report.json",
            "  kubectl get secret app -o yaml | gatehouse secrets scan -",
            "",
            "Exit code: 0 clean, 1 findings at or above --fail-on, 2 a wrong call or input,",
            "3 could not finish: objects are missing or damaged, a file can't be read."
        })
final class ScanCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private FailOn failOn = new FailOn();

    @Mixin
    private ScanExtent extent = new ScanExtent();

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH|-",
            defaultValue = ".",
            description = "A repository, bare or not; a folder or a file; - for standard input.")
    private String where = ".";

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "medium",
            order = 2,
            description = "How sure a finding must be: low, medium (default), high.")
    private String confidence = "medium";

    @Option(names = "--all", order = 3, description = "Show every finding.")
    private boolean all;

    @Option(
            names = "--config",
            paramLabel = "GITLEAKS.toml",
            order = 4,
            description = "A gitleaks configuration; .gitleaks.toml at the top unless given.")
    private @Nullable Path config;

    @Option(
            names = "--baseline-report",
            paramLabel = "FILE",
            order = 5,
            description = "Leave out what an earlier report has: gitleaks' JSON, or ours.")
    private @Nullable Path baselineReport;

    ScanCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        Instant at = common.at(clock.instant());
        Optional<Severity> threshold = failOn.threshold();
        Confidence least = confidence();
        FormatPlaces places = FormatPlaces.of(common.formats(), common.output(), SecretFormat.labels());
        SecretSearch.Outcome outcome;
        try (Progress progress = Progress.on(console, common.quiet())) {
            SecretSearch search = new SecretSearch(where, extent, least, console, common.quiet(), progress::say);
            outcome = search.run(config, baselineReport, at);
        }
        SecretRun run = outcome.run();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        for (FormatPlaces.Place place : places.places()) {
            write(place, run, elapsed, threshold);
        }
        boolean found = threshold.isPresent()
                && run.found().stream().anyMatch(f -> f.severity().atLeast(threshold.get()));
        if (found) {
            return ExitCode.FINDINGS;
        }
        if (outcome.undone().isEmpty() || threshold.isEmpty()) {
            return ExitCode.CLEAN;
        }
        int others = outcome.undone().size() - 1;
        console.err()
                .println("gatehouse: not all could be searched: "
                        + Plain.line(outcome.undone().getFirst())
                        + (others > 0 ? " and " + others + " more" : ""));
        return ExitCode.UNFINISHED;
    }

    private Confidence confidence() {
        return Arrays.stream(Confidence.values())
                .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(confidence))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "--confidence " + confidence + " is none", null, null, "Use low, medium or high."));
    }

    private void write(FormatPlaces.Place place, SecretRun run, Duration elapsed, Optional<Severity> threshold) {
        SecretFormat format = SecretFormat.ofLabel(place.format()).orElseThrow();
        Terminal terminal = place.file() == null ? console.terminal(common.noColor()) : Terminal.PLAIN;
        RunContext context = new RunContext(Version.TEXT, elapsed, terminal, threshold.orElse(null), all);
        place.write(console, out -> format.write(run, context, out));
    }
}
