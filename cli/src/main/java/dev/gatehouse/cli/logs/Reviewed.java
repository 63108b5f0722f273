package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.practices.accesslog.detection.BuiltInRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs that were read for a review.
 *
 * @param unusual what our rules, the declared access and the gaps say of the interval
 */
record Reviewed(Review review, List<RuleResult> unusual, LogInputs.Run run) {

    /**
     * Reads them.
     *
     * @param source what kind of log they are; null where their content tells
     */
    static Reviewed read(
            List<String> files,
            @Nullable String source,
            Interval interval,
            Baseline baseline,
            Console console,
            boolean quiet,
            Instant at) {
        RuleReader reader = new RuleReader();
        BuiltInRules.files().forEach(file -> reader.file(file.name(), file.text()));
        DetectionSet set = DetectionSet.of(reader.reading(), Pipeline.NONE);
        Detection detection = new Detection(set, DetectCommand.options(at, false), baseline);
        Review review = new Review(interval.from(), interval.before(), baseline);
        try (Progress progress = Progress.on(console, quiet)) {
            LogInputs.Run run =
                    LogInputs.of(source).read(files, console, at, progress::say, new Reviewing(review, detection));
            detection.finish(interval.from(), DetectCommand.logsReach(interval.before(), at));
            return new Reviewed(review, detection.detected().results(), run);
        }
    }

    /** Hands records over to the review, and those of the interval to detection. */
    private record Reviewing(Review review, Detection detection) implements Detecting {

        @Override
        public void take(LogRecord record) {
            review.take(record);
            if (review.isWithin(record.access())) {
                detection.take(record);
            }
        }
    }
}
