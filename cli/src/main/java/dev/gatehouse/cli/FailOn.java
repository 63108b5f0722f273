package dev.gatehouse.cli;

import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Severity;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --fail-on}, of every command that finds something. */
public final class FailOn {

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "high",
            completionCandidates = Choices.class,
            order = 1,
            description = "Exit with 1 from this severity on: critical, high (default), medium, low, info, never.")
    private String severity = "high";

    /** What a shell completes. */
    public static final class Choices implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Arrays.stream(Severity.values()).map(Severity::label), Stream.of("never"))
                    .iterator();
        }
    }

    /**
     * The severity from which a run fails.
     *
     * @return empty for {@code never}
     * @throws InvalidInput where it is none
     */
    public Optional<Severity> threshold() {
        if (severity.equals("never")) {
            return Optional.empty();
        }
        return Optional.of(Severity.ofLabel(severity)
                .orElseThrow(() -> new InvalidInput(
                        "--fail-on " + severity + " is no severity",
                        null,
                        null,
                        "Use critical, high, medium, low, info or never.")));
    }
}
