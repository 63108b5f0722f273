package dev.gatehouse.cli.check;

import dev.gatehouse.cli.Console;
import dev.gatehouse.model.judgement.Severity;
import java.time.Duration;
import java.util.Optional;

/**
 * What a report is written for.
 *
 * @param console where it may be shown
 * @param noColor colours are not wanted
 * @param elapsed how long the run took
 * @param threshold the severity from which the run fails; empty for never
 * @param all every finding is wanted
 */
record Surroundings(Console console, boolean noColor, Duration elapsed, Optional<Severity> threshold, boolean all) {}
