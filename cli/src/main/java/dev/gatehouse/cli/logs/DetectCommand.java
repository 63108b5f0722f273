package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.FailOn;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.Version;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.sigma.RuleFiles;
import dev.gatehouse.connectors.locations.MaxMindDatabase;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.logs.input.FollowedFile;
import dev.gatehouse.connectors.logs.input.LogStream;
import dev.gatehouse.connectors.logs.live.LiveLog;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.DetectorOptions;
import dev.gatehouse.engines.sigma.correlation.Locator;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.accesslog.detection.BuiltInRules;
import dev.gatehouse.report.access.AccessFormat;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse logs detect}. */
@Command(
        name = "detect",
        description = "Find in access logs what does not belong: by our rules, by yours, and by the access that the"
                + " baseline declares.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse logs detect audit.jsonl.gz /var/log/auth.log",
            "  gatehouse logs detect --baseline gatehouse.yaml --since 2026-06-01 audit.json",
            "  gatehouse logs detect --rules our-rules/ --format json --format html=findings.html audit.json",
            "  gatehouse logs detect --follow --state /var/lib/gatehouse /var/log/auth.log",
            "  gatehouse logs detect --digests digests/ --digest-keys keys.json cloudtrail/*.json.gz",
            "  journalctl -u ssh -o json | gatehouse logs detect -",
            "  gatehouse logs detect --source github:acme --state /var/lib/gatehouse --follow",
            "",
            "Exit code: 0 nothing at or above --fail-on, 1 findings, 2 a wrong call or input (also a file",
            "of which it can't be told what log it is), 3 not all could be read."
        })
final class DetectCommand implements Callable<Integer> {

    private static final Duration FILES_LATENESS = Duration.ofDays(365_000);
    private static final Duration STREAM_LATENESS = Duration.ofHours(1);
    private static final int MOST_WAITING = 200_000;
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final int SAVE_EVERY = 50_000;
    private static final List<String> TIME_FIELDS = List.of(
            "@timestamp",
            "created_at",
            "requestReceivedTimestamp",
            "eventTime",
            "lastTimestamp",
            "timestamp",
            "time",
            "ts",
            "delivered_at",
            "stageTimestamp",
            "firstTimestamp",
            "created",
            "timestamp_unix");

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private FailOn failOn = new FailOn();

    @Mixin
    private LogInputs inputs = new LogInputs();

    @Mixin
    private DigestOptions digests = new DigestOptions();

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|-",
            description = "Logs, also packed with gzip or Zstandard; - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            order = 6,
            description = "Sigma rules besides ours: a folder or a file; may be given several times.")
    private List<Path> rules = new ArrayList<>();

    @Option(names = "--no-builtin-rules", order = 7, description = "Without our own rules.")
    private boolean withoutBuiltIn;

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            order = 8,
            description = "A processing pipeline in YAML for --rules.")
    private @Nullable Path pipeline;

    @Option(names = "--strict-rules", order = 9, description = "Don't start where a rule is refused.")
    private boolean strictRules;

    @Option(
            names = "--follow",
            order = 12,
            description = "Go on reading as the file grows, and say at once what is found, a line each: text or json.")
    private boolean follow;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            order = 11,
            description = "Keep there how far was read and what correlations remember: a later run, also after one was"
                    + " killed, goes on where the last one stopped, and loses and repeats nothing.")
    private @Nullable Path state;

    @Option(
            names = "--locations",
            paramLabel = "FILE",
            order = 16,
            description =
                    "A database of MaxMind's format, such as GeoLite2-City.mmdb: rules then see where addresses are,"
                            + " and who is in two places at once.")
    private @Nullable Path locations;

    @Option(names = "--all", order = 10, description = "Show every finding and every event.")
    private boolean all;

    DetectCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        Instant at = common.at(clock.instant());
        Optional<Severity> threshold = failOn.threshold();
        if (follow) {
            return follow(at, threshold);
        }
        FormatPlaces places = FormatPlaces.of(common.formats(), common.output(), AccessFormat.labels());
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        String system = system();
        DetectionSet set = ruleSet();
        boolean stream = system != null || LogInputs.fromStandardInput(files);
        DetectorOptions options = options(at, stream).withOverflow(stream || state != null ? null : TEMPORARY);
        Detection detection = new Detection(set, options.withLocator(locator()), baseline);
        LogInputs.Run run;
        SavedState saved = state == null ? null : new SavedState(state);
        Positions positions =
                saved == null ? new Positions() : saved.restore(detection).orElseGet(Positions::new);
        List<String> logs = digests.logsOf(files);
        try (Progress progress = Progress.on(console, common.quiet())) {
            Saving saving = new Saving(detection, positions, saved);
            run = system == null
                    ? inputs.read(logs, LogStream::open, positions, console, at, progress::say, saving)
                    : polled(system, null, positions, at, progress::say, saving);
            detection.finish(inputs.since(), logsReach(inputs.until(), at));
            run.leftOut(detection.leftOut());
            if (digests.any()) {
                detection.judge(digests.verify(run.filesOf(LogKind.CLOUDTRAIL), console, run));
            }
        }
        Snapshot snapshot = new Snapshot(
                system == null ? LogInputs.names(files) : system, at, List.of(), run.coverage(), run.readings());
        Judgement judgement = new Harmless(SecretInspector.names())
                .judgement(new Judgement(snapshot, detection.detected().results(), List.of()));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        if (saved != null) {
            saved.save(positions, detection, List.of());
        }
        places.places().forEach(place -> write(place, judgement, run.events(), elapsed, threshold));
        if (saved != null) {
            console.out().flush();
            saved.told();
        }
        detection.leftOut().forEach(line -> console.err().println("gatehouse: " + line));
        return exitCode(run, detection.detected(), threshold);
    }

    /** The system that is asked instead of files; null where there are files. */
    private @Nullable String system() {
        String system = inputs.system();
        if (system == null && files.isEmpty()) {
            throw new InvalidInput(
                    "no log is named",
                    null,
                    null,
                    "Name files, - for standard input, or --source github:ORG to ask for the audit log there.");
        }
        if (system != null && !files.isEmpty()) {
            throw new InvalidInput(
                    "both files and --source " + system + " are given", null, null, "Ask in a call of its own.");
        }
        return system;
    }

    private LogInputs.Run polled(
            String system,
            @Nullable Duration every,
            Positions positions,
            Instant at,
            Consumer<String> progress,
            LogInputs.Taker taker) {
        LiveInput input = live.open(system, console, progress);
        try (LiveLog _ = input.log()) {
            return inputs.read(input, every, positions, console, at, progress, taker);
        }
    }

    /** Keeps the state now and then. */
    private static final class Saving implements Detecting {

        private final Detection detection;
        private final Positions positions;
        private final @Nullable SavedState saved;
        private int unsaved;

        Saving(Detection detection, Positions positions, @Nullable SavedState saved) {
            this.detection = detection;
            this.positions = positions;
            this.saved = saved;
        }

        @Override
        public Detection detection() {
            return detection;
        }

        @Override
        public void take(LogRecord record) {
            detection.take(record);
            if (saved != null && ++unsaved >= SAVE_EVERY) {
                saved.save(positions, detection, List.of());
                unsaved = 0;
            }
        }
    }

    /** Up to when logs should reach: where that was asked for, then, but not beyond the present. */
    static @Nullable Instant logsReach(@Nullable Instant asked, Instant at) {
        return asked == null || asked.isBefore(at) ? asked : at;
    }

    /** Reads one log until it ends, which a file does when the process does. */
    private int follow(Instant at, Optional<Severity> threshold) {
        String system = system();
        if (system == null && files.size() != 1) {
            throw new InvalidInput("--follow takes one log", null, null, "Start one for each.");
        }
        FormatPlaces.Place place = FormatPlaces.of(common.formats(), common.output(), List.of("text", "json"))
                .single("--follow");
        if (place.file() != null) {
            throw new InvalidInput("--follow writes to standard output", null, null, "Redirect it: > FILE");
        }
        DetectionSet set = ruleSet();
        DetectorOptions options =
                options(at, true).withLateness(Following.LATENESS).withPresent(clock);
        Detection detection =
                new Detection(set, options.withLocator(locator()), Declared.here(common.baseline(), console.in(), at));
        SavedState saved = state == null ? null : new SavedState(state);
        Positions positions =
                saved == null ? new Positions() : saved.restore(detection).orElseGet(Positions::new);
        if (saved != null) {
            saved.unsaid().forEach(console.out()::println);
            console.out().flush();
            saved.told();
        }
        Following.Keeping keeping = saved == null
                ? Following.Keeping.NOTHING
                : new Following.Keeping(lines -> saved.save(positions, detection, lines), saved::told);
        LogInputs.Run run;
        try (Following following =
                new Following(console, place.format().equals("json"), detection, clock, positions, keeping)) {
            run = system == null
                    ? inputs.read(files, FollowedFile::new, positions, console, at, _ -> {}, following)
                    : polled(system, live.every(), positions, at, _ -> {}, following);
            following.end(inputs.since());
        }
        return exitCode(run, detection.detected(), threshold);
    }

    /**
     * How the detector runs.
     *
     * @param at the present: clocks that are ahead of it are wrong
     * @param stream whether events come as they happen, so that none can wait for all
     */
    static DetectorOptions options(Instant at, boolean stream) {
        return DetectorOptions.STANDARD
                .withTimeFields(TIME_FIELDS)
                .withOnce(true)
                .withLateness(stream ? STREAM_LATENESS : FILES_LATENESS)
                .withPresent(InstantSource.fixed(at))
                .withBounds(
                        DetectorOptions.STANDARD.mostKeys(), DetectorOptions.STANDARD.mostRemembered(), MOST_WAITING);
    }

    private Locator locator() {
        if (locations == null) {
            return Locator.NONE;
        }
        try {
            return MaxMindDatabase.open(locations);
        } catch (IOException unusable) {
            throw new InvalidInput("can't use --locations " + locations + ": " + unusable.getMessage());
        }
    }

    private DetectionSet ruleSet() {
        RuleReader reader = new RuleReader();
        if (!withoutBuiltIn) {
            BuiltInRules.files().forEach(file -> reader.file(file.name(), file.text()));
        }
        return RuleFiles.set(reader, rules, pipeline, strictRules, console);
    }

    private void write(
            FormatPlaces.Place place,
            Judgement judgement,
            long events,
            Duration elapsed,
            Optional<Severity> threshold) {
        AccessFormat format = AccessFormat.ofLabel(place.format()).orElseThrow();
        Terminal terminal = place.file() == null ? console.terminal(common.noColor()) : Terminal.PLAIN;
        RunContext context = new RunContext(Version.TEXT, elapsed, terminal, threshold.orElse(null), all);
        place.write(console, out -> format.write(judgement, events, context, out));
    }

    private int exitCode(LogInputs.Run run, Detected detected, Optional<Severity> threshold) {
        if (detected.left() > 0) {
            console.err().println("gatehouse: " + detected.left() + " more matches are not listed: too many subjects");
        }
        int ended = run.ended(console);
        return threshold.isPresent() && detected.any(threshold.get()) ? ExitCode.FINDINGS : ended;
    }
}
