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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ReviewInputs inputs = new ReviewInputs();

    ReviewCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        FormatPlaces places = FormatPlaces.of(common.formats(), common.output(), ReviewFormat.labels());
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        Reviewed reviewed = inputs.read(baseline, console, common.quiet(), at);
        AccessReview written = harmless(reviewed.review().review(inputs.names(), reviewed.unusual()));
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
