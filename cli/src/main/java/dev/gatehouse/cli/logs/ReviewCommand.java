package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.RecordNumber;
import dev.gatehouse.practices.accesslog.detection.BuiltInRules;
import dev.gatehouse.report.access.AccessReview;
import dev.gatehouse.report.access.ReviewFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse logs review}. */
@Command(
        name = "review",
        description =
                "Write the regular review: who accessed what and when, by person and by repository; what is new, was"
                        + " denied, is unusual, was off hours.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse logs review --from 2026-06-01 --to 2026-07-01 audit.jsonl.gz auth.log",
            "  gatehouse logs review --from 2026-06-01 --to 2026-07-01 --format html=june.html --format csv=june.csv *.log",
            "",
            "Name older logs too: what they hold before --from is what things are new against.",
            "Exit code: 0 written, 2 a wrong call or input, 3 not all could be read."
        })
final class ReviewCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

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

    ReviewCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        Instant begin = Objects.requireNonNull(LogInputs.instant(from, "--from"));
        Instant end = Objects.requireNonNull(LogInputs.instant(to, "--to"));
        if (!begin.isBefore(end)) {
            throw new InvalidInput("--from " + from + " is not before --to " + to);
        }
        FormatPlaces places = FormatPlaces.of(common.formats(), common.output(), ReviewFormat.labels());
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        RuleReader reader = new RuleReader();
        BuiltInRules.files().forEach(file -> reader.file(file.name(), file.text()));
        DetectionSet set = DetectionSet.of(reader.reading(), Pipeline.NONE);
        Detection detection = new Detection(set, DetectCommand.options(at, false), baseline);
        Review review = new Review(begin, end, baseline);
        LogInputs.Run run;
        try (Progress progress = Progress.on(console, common.quiet())) {
            run = LogInputs.of(source).read(files, console, at, progress::say, new Reviewing(review, detection));
            detection.finish(begin, DetectCommand.logsReach(end, at));
        }
        AccessReview written = harmless(
                review.review(LogInputs.names(files), detection.detected().results()));
        places.places().forEach(place -> write(place, written));
        return run.ended(console);
    }

    /** Hands records over to the review, and those of the interval to detection. */
    private static final class Reviewing implements LogInputs.Taker {

        private final Review review;
        private final Detection detection;

        Reviewing(Review review, Detection detection) {
            this.review = review;
            this.detection = detection;
        }

        @Override
        public void take(LogRecord record) {
            review.take(record);
            if (review.isWithin(record.access())) {
                detection.take(record);
            }
        }

        @Override
        public void watch(LogRecord record) {
            detection.watch(record);
        }

        @Override
        public void watch(String file, long line, long index, RecordNumber number) {
            detection.watch(file, line, index, number);
        }
    }

    private static AccessReview harmless(AccessReview review) {
        Harmless harmless = new Harmless(SecretInspector.names());
        return new AccessReview(
                review.title(),
                review.facts().stream()
                        .map(f -> new AccessReview.Fact(
                                f.name(), f.name().startsWith("SHA") ? f.value() : harmless.text(f.value())))
                        .toList(),
                review.tables().stream()
                        .map(t -> new AccessReview.Table(
                                t.title(),
                                t.columns(),
                                t.rows().stream()
                                        .map(row ->
                                                row.stream().map(harmless::text).toList())
                                        .toList(),
                                t.empty()))
                        .toList());
    }

    private void write(FormatPlaces.Place place, AccessReview review) {
        ReviewFormat format = ReviewFormat.ofLabel(place.format()).orElseThrow();
        place.write(console, out -> format.write(review, out));
    }
}
