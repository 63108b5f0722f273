package dev.gatehouse.cli;

import dev.gatehouse.model.InvalidInput;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. */
public final class CommonOptions {

    @Option(names = "--debug", order = 91, description = "Show stack traces of failures.")
    private boolean debug;

    @Option(
            names = {"-q", "--quiet"},
            order = 92,
            description = "No progress, no hints.")
    private boolean quiet;

    @Option(names = "--no-color", order = 93, description = "No colours (so does the variable NO_COLOR).")
    private boolean noColor;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            order = 20,
            description = "What is declared; gatehouse.yaml at the target's root unless given.")
    private @Nullable Path baseline;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            order = 21,
            description = "Judge as of then: 2026-06-01T12:00:00Z (RFC 3339).")
    private @Nullable String at;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "NAME[=FILE]",
            completionCandidates = ReportFormats.class,
            order = 10,
            description = "How to write it; may be given several times, each with a file.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            order = 11,
            description = "Where to write it; standard output unless given.")
    private @Nullable Path output;

    /** Whether stack traces are wanted. */
    public boolean debug() {
        return debug;
    }

    /** Whether people's eyes are to be spared. */
    public boolean quiet() {
        return quiet;
    }

    public boolean noColor() {
        return noColor;
    }

    public @Nullable Path baseline() {
        return baseline;
    }

    /** As written: {@code NAME} or {@code NAME=FILE}. */
    public List<String> formats() {
        return List.copyOf(formats);
    }

    public @Nullable Path output() {
        return output;
    }

    /**
     * The instant as of which is judged.
     *
     * @throws InvalidInput where it is none
     */
    public Instant at(Instant now) {
        if (at == null) {
            return now;
        }
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException notOne) {
            throw new InvalidInput("--at " + at + " is no instant", null, null, "Write it as 2026-06-01T12:00:00Z.");
        }
    }
}
