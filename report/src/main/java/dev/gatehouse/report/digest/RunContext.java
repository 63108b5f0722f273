package dev.gatehouse.report.digest;

import dev.gatehouse.model.judgement.Severity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a report tells besides the judgement.
 *
 * @param version of Gatehouse
 * @param elapsed how long it took
 * @param terminal what the screen is able to show; only the text format asks
 * @param failOn the severity from which a failure fails the run; null for never
 * @param all every finding is wanted, in the formats that would otherwise show the worst only
 */
public record RunContext(
        String version,
        Duration elapsed,
        Terminal terminal,
        @Nullable Severity failOn,
        boolean all) {}
