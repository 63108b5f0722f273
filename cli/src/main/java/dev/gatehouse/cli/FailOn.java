package dev.gatehouse.cli;

import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Severity;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code --fail-on}. */
public final class FailOn {

    /** What a shell completes. */
    public static final class Choices implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Arrays.stream(Severity.values()).map(Severity::label), Stream.of("never"))
                    .iterator();
        }
    }

    private FailOn() {}

    /**
     * The severity from which a run fails.
     *
     * @return empty for {@code never}
     * @throws InvalidInput where it is none
     */
    public static Optional<Severity> threshold(String text) {
        if (text.equals("never")) {
            return Optional.empty();
        }
        return Optional.of(Severity.ofLabel(text)
                .orElseThrow(() -> new InvalidInput(
                        "--fail-on " + text + " is no severity",
                        null,
                        null,
                        "Use critical, high, medium, low, info or never.")));
    }
}
