package dev.gatehouse.cli.sigma;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.FailOn;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.Detector;
import dev.gatehouse.engines.sigma.DetectorOptions;
import dev.gatehouse.engines.sigma.Hit;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse sigma match}. */
@Command(
        name = "match",
        description =
                "Run Sigma rules over events: JSON lines, a JSON list, or JSON documents, also packed with gzip or"
                        + " Zstandard.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse sigma match --rules rules/ events.jsonl",
            "  gatehouse sigma match --rules rules/ --logsource product=github,service=audit audit.json.gz",
            "  journalctl -o json | gatehouse sigma match --rules rules/linux --pipeline journald.yml -",
            "",
            "Each hit is one line of JSON. Exit code: 0 no hit at or above --fail-on, 1 hits,",
            "2 a wrong call or input, 3 not all could be read."
        })
final class MatchCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    private static final Duration STREAM_LATENESS = Duration.ofMinutes(5);
    private static final Duration FILES_LATENESS = Duration.ofDays(365_000);
    private static final int MOST_WAITING = 200_000;

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private FailOn failOn = new FailOn();

    @Parameters(arity = "1..*", paramLabel = "FILE|-", description = "Files of events; - for standard input.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            required = true,
            order = 2,
            description = "A folder of rules, or a file; may be given several times.")
    private List<Path> rules = new ArrayList<>();

    @Option(names = "--pipeline", paramLabel = "FILE", order = 3, description = "A processing pipeline in YAML.")
    private @Nullable Path pipeline;

    @Option(
            names = "--logsource",
            paramLabel = "KEY=VALUE[,…]",
            order = 4,
            description = "Where all events come from: product, category, service. Only rules about it see them.")
    private @Nullable String logSource;

    @Option(
            names = "--time-field",
            paramLabel = "NAME",
            order = 5,
            description = "The field that holds an event's time; may be given several times, the first that an event"
                    + " has counts. @timestamp unless given.")
    private List<String> timeFields = new ArrayList<>();

    @Option(
            names = "--lateness",
            paramLabel = "DURATION",
            order = 6,
            description = "How much later than a later event one may come and still take part in correlations: 90s, 5m,"
                    + " 2h, 7d. Unless given, 5m for standard input; of files all wait for all.")
    private @Nullable String lateness;

    @Option(names = "--strict-rules", order = 7, description = "Don't start where a rule is refused.")
    private boolean strictRules;

    MatchCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<Severity> threshold = failOn.threshold();
        LogSource source = LogSources.of(logSource);
        DetectorOptions options = options();
        FormatPlaces.Place place = FormatPlaces.of(common.formats(), common.output(), List.of("json"))
                .single("sigma match");
        checkInputs();
        DetectionSet set = RuleFiles.set(new RuleReader(), rules, pipeline, strictRules, console);
        Run run = new Run(new Detector(set, options), source, threshold);
        place.write(console, run::write);
        console.out().flush();
        run.summary(set);
        return run.exitCode(set);
    }

    private void checkInputs() {
        for (String input : inputs) {
            Path path = input.equals(STANDARD_INPUT) ? null : OutputFile.path(input);
            if (path != null && !Files.exists(path)) {
                throw new InvalidInput("no such file: " + input);
            }
            if (path != null && Files.isDirectory(path)) {
                throw new InvalidInput(input + " is a folder", null, null, "Name the files in it.");
            }
        }
    }

    private DetectorOptions options() {
        boolean stream = inputs.contains(STANDARD_INPUT);
        Duration bound = lateness == null ? stream ? STREAM_LATENESS : FILES_LATENESS : Durations.of(lateness);
        DetectorOptions options = DetectorOptions.STANDARD
                .withLateness(bound)
                .withBounds(
                        DetectorOptions.STANDARD.mostKeys(), DetectorOptions.STANDARD.mostRemembered(), MOST_WAITING);
        if (stream) {
            options = options.withPresent(clock);
        }
        return timeFields.isEmpty() ? options : options.withTimeFields(timeFields);
    }

    /** From the first event to the exit code. */
    private final class Run {

        private final Detector detector;
        private final LogSource source;
        private final Optional<Severity> threshold;
        private final long begun = System.nanoTime();
        private long hits;
        private boolean found;
        private @Nullable Matching matching;

        Run(Detector detector, LogSource source, Optional<Severity> threshold) {
            this.detector = detector;
            this.source = source;
            this.threshold = threshold;
        }

        void write(Writer out) throws IOException {
            boolean stream = inputs.contains(STANDARD_INPUT);
            try (Progress progress = Progress.on(console, common.quiet())) {
                JsonText.write(out, JsonText.Layout.LINES, json -> {
                    HitLines lines = new HitLines(json);
                    Matching all = new Matching(
                            detector,
                            source,
                            hit -> {
                                hits++;
                                found |= counts(hit);
                                lines.write(hit);
                                if (stream) {
                                    json.flush();
                                    console.out().flush();
                                }
                            },
                            console.err(),
                            progress::say);
                    matching = all;
                    for (String input : inputs) {
                        if (input.equals(STANDARD_INPUT)) {
                            all.stream(console.in(), "stdin");
                        } else {
                            all.file(Path.of(input));
                        }
                    }
                    detector.finish(hit -> {
                        hits++;
                        found |= counts(hit);
                        lines.write(hit);
                    });
                });
                if (hits > 0) {
                    out.write("\n");
                }
                out.flush();
            }
        }

        private boolean counts(Hit hit) {
            return threshold.isPresent() && Levels.severity(hit.rule().level()).atLeast(threshold.get());
        }

        void summary(DetectionSet set) {
            Matching all = java.util.Objects.requireNonNull(matching);
            if (common.quiet()) {
                return;
            }
            double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
            int loaded = set.detections().size() + set.correlations().size();
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%d events, %d rules loaded, %d refused, %d hits, %d events/s",
                    all.events(),
                    loaded,
                    set.problems().size(),
                    hits,
                    Math.round(all.events() / seconds)));
            count(line, all.broken(), "that are not events");
            count(line, detector.late(), "too late for correlations");
            count(line, detector.untimed(), "without a time for correlations");
            count(line, detector.forgotten(), "groups forgotten because there were too many");
            console.err().println(line);
        }

        private void count(StringBuilder line, long count, String what) {
            if (count > 0) {
                line.append(", ").append(count).append(' ').append(what);
            }
        }

        int exitCode(DetectionSet set) {
            if (set.detections().isEmpty()) {
                console.err().println("gatehouse: no rule of " + Plain.line(rules.toString()) + " could be loaded");
                return ExitCode.WRONG_INPUT;
            }
            if (found) {
                return ExitCode.FINDINGS;
            }
            boolean unfinished = matching != null && matching.isUnfinished();
            return unfinished ? ExitCode.UNFINISHED : ExitCode.CLEAN;
        }
    }
}
