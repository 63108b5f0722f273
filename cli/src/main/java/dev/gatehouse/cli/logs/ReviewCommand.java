package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.report.access.AccessReview;
import dev.gatehouse.report.access.ReviewFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        Interval interval = Interval.of(from, to);
        FormatPlaces places = FormatPlaces.of(common.formats(), common.output(), ReviewFormat.labels());
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        Reviewed reviewed = Reviewed.read(files, source, interval, baseline, console, common.quiet(), at);
        AccessReview written = harmless(reviewed.review().review(LogInputs.names(files), reviewed.unusual()));
        places.places().forEach(place -> write(place, written));
        return reviewed.run().ended(console);
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
