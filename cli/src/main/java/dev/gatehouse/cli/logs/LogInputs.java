package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.cli.logs.query.DayOrInstant;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.logs.LogReader;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.logs.formats.webhook.WebhookSecrets;
import dev.gatehouse.connectors.logs.input.LogStream;
import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.RecordNumber;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What kind of logs a call names, and which part of them it asks for. */
final class LogInputs {

    private static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "stdin";

    /** Where neither a state nor --since says from when on. */
    private static final Duration UNREAD = Duration.ofDays(1);

    /** What a shell completes. */
    static final class Kinds implements Iterable<String> {

        @Override
        public java.util.Iterator<String> iterator() {
            return Arrays.stream(LogKind.values()).map(LogKind::label).iterator();
        }
    }

    @Option(
            names = "--source",
            paramLabel = "NAME",
            completionCandidates = Kinds.class,
            order = 3,
            description = "What kind of log they are, where their content does not tell: ${COMPLETION-CANDIDATES}.%n"
                    + "logs detect: github:ORG or gitlab:GROUP instead of files asks for the audit log there,"
                    + " github:ORG/REPOSITORY for what was pushed, kubernetes:CLUSTER[/NAMESPACE] for Events.")
    private @Nullable String source;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            order = 4,
            description = "Only events from then on: 2026-06-01 or RFC 3339.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "INSTANT", order = 5, description = "Only events before then.")
    private @Nullable String until;

    @Option(
            names = "--webhook-secret",
            paramLabel = "PLACE",
            order = 15,
            description =
                    "Where the webhooks' secret is found: env:NAME or file:PATH; may be given several times. Deliveries"
                            + " of GitHub, Gitea or Forgejo that it did not sign, and of GitLab that do not show it, are"
                            + " reported and not read.")
    private List<String> webhookSecrets = new ArrayList<>();

    /** All of the logs of one kind; null where their content tells. */
    static LogInputs of(@Nullable String kind) {
        LogInputs inputs = new LogInputs();
        inputs.source = kind;
        return inputs;
    }

    /** One run over all of them. */
    static final class Run {

        private final List<FileReading> readings = new ArrayList<>();
        private final Map<String, Long> brokenByKind = new TreeMap<>();
        private final Set<String> kinds = new java.util.TreeSet<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<Coverage> unverified = new ArrayList<>();
        private long events;
        private boolean unfinished;

        List<FileReading> readings() {
            return readings;
        }

        /** The files that are of a kind. */
        List<String> filesOf(LogKind kind) {
            return readings.stream()
                    .filter(reading -> kind.label().equals(reading.reader()))
                    .map(FileReading::file)
                    .filter(file -> Files.isRegularFile(Path.of(file)))
                    .toList();
        }

        /** Says that something could not be read or verified. */
        void unfinished() {
            unfinished = true;
        }

        /** Says what of CloudTrail's digests could not be verified. */
        void unverified(String why, String remedy) {
            unverified.add(Coverage.partial("cloudtrail digests", FactKind.ACCESS_EVENT, why, remedy));
        }

        /** Says what took no part in correlations. */
        void leftOut(List<String> lines) {
            lines.forEach(line -> unverified.add(Coverage.partial("correlations", FactKind.ACCESS_EVENT, line, null)));
        }

        long events() {
            return events;
        }

        /** Counts one more event; how many there are. */
        long counted() {
            return ++events;
        }

        /** Says of which files no record told what they are; the exit code as far as reading goes. */
        int ended(Console console) {
            unknown.forEach(file -> console.err()
                    .println("gatehouse: can't tell what kind of log " + Plain.line(file)
                            + " is: name it with --source"));
            if (!unknown.isEmpty()) {
                return ExitCode.WRONG_INPUT;
            }
            return unfinished ? ExitCode.UNFINISHED : ExitCode.CLEAN;
        }

        /** How completely each kind of log was read. */
        List<Coverage> coverage() {
            List<Coverage> coverage = new ArrayList<>(unverified);
            for (String kind : kinds) {
                long broken = brokenByKind.getOrDefault(kind, 0L);
                coverage.add(
                        broken == 0
                                ? Coverage.complete(kind, FactKind.ACCESS_EVENT)
                                : Coverage.partial(
                                        kind,
                                        FactKind.ACCESS_EVENT,
                                        Sentence.count(
                                                        (int) Math.min(Integer.MAX_VALUE, broken),
                                                        "record is",
                                                        "records are")
                                                + " broken",
                                        null));
            }
            for (String file : unknown) {
                coverage.add(Coverage.missing(
                        file,
                        FactKind.ACCESS_EVENT,
                        "no record tells what kind of log it is",
                        "Name it with --source."));
            }
            return coverage;
        }
    }

    /** Opens a log by its name. */
    interface Opener {
        InputStream open(Path file) throws IOException;
    }

    /** Takes the records that were asked for. */
    interface Taker {

        /** Reads the fields by which records are described. */
        default FieldReader reader(LogSource logSource, List<String> fields) {
            return FieldReader.of(new FieldPaths(fields));
        }

        /** Takes one. */
        void take(LogRecord record) throws IOException;

        /** Looks at every record, also at those that were not asked for, before it may be taken. */
        default void watch(LogRecord record) {}

        /** Looks at the number of a record, also of other programs'. */
        default void watch(String file, long line, long index, RecordNumber number) {}

        /** Looks at what can't be taken for its source's. */
        default void forged(String file, long line, long index, String why) {}
    }

    /** The first instant that was asked for; null for all. */
    @Nullable
    Instant since() {
        return instant(since, "--since");
    }

    /** The instant before which events were asked for; null for all. */
    @Nullable
    Instant until() {
        return instant(until, "--until");
    }

    static boolean fromStandardInput(List<String> files) {
        return files.contains(STANDARD_INPUT);
    }

    static String names(List<String> files) {
        return files.stream()
                .map(f -> f.equals(STANDARD_INPUT) ? STANDARD_INPUT_NAME : f)
                .collect(Collectors.joining(", "));
    }

    /** Reads all of them, in the order of the call. */
    Run read(List<String> files, Console console, Instant now, Consumer<String> progress, Taker taker) {
        return read(files, LogStream::open, new Positions(), console, now, progress, taker);
    }

    /**
     * Reads what an earlier run has not taken yet.
     *
     * @param opener opens files
     * @param positions how far each log was read; goes along, and is locked while a record is marked and taken
     */
    Run read(
            List<String> files,
            Opener opener,
            Positions positions,
            Console console,
            Instant now,
            Consumer<String> progress,
            Taker taker) {
        LogKind kind = kind();
        Instant from = since();
        Instant before = until();
        check(files);
        WebhookSecrets secrets = secrets(console);
        Run run = new Run();
        for (String file : files) {
            boolean standardInput = file.equals(STANDARD_INPUT);
            String name = standardInput ? STANDARD_INPUT_NAME : file;
            Intake intake = new Intake(
                    console, run, standardInput ? new Positions() : positions, progress, taker, null, from, before);
            try (InputStream in = standardInput ? LogStream.of(console.in()) : opener.open(Path.of(file))) {
                LogReader.Reading reading = new LogReader(kind, now, secrets, intake).read(in, name);
                intake.end(name);
                done(run, name, reading);
            } catch (IOException failed) {
                unread(run, name, failed, console);
            }
        }
        return run;
    }

    /**
     * Reads what an earlier run has not taken yet of a log that is asked for over the network.
     *
     * @param every how long to wait before asking for more; null to ask once
     */
    Run read(
            LiveInput live,
            @Nullable Duration every,
            Positions positions,
            Console console,
            Instant now,
            Consumer<String> progress,
            Taker taker) {
        Instant from = since();
        Instant unread = from == null ? now.minus(UNREAD) : from;
        LivePosition position = positions.live(live.name());
        Run run = new Run();
        Intake intake = new Intake(console, run, positions, progress, taker, position, from, until());
        try (InputStream in = live.log().events(() -> position.begin(unread), every, Time.ofMachine())) {
            LogReader reader = new LogReader(live.log().kind(), now, intake);
            LogReader.Reading reading = reader.read(in, live.name(), position.next());
            intake.end(live.name());
            done(run, live.name(), reading);
        } catch (IOException failed) {
            unread(run, live.name(), failed, console);
        }
        return run;
    }

    private static void unread(Run run, String name, IOException failed, Console console) {
        run.unfinished = true;
        String why = "could not be read to its end: " + failed.getMessage();
        console.err().println("gatehouse: " + Plain.line(name + " " + why));
        run.readings.add(new FileReading(name, "logs", why, Set.of(FactKind.ACCESS_EVENT), null));
    }

    /** The system that is to be asked; null where files are read. */
    @Nullable
    String system() {
        return LiveOptions.isSystem(source) ? source : null;
    }

    private static void done(Run run, String name, LogReader.Reading reading) {
        if (reading.kind().isEmpty()) {
            if (reading.others() + reading.broken() > 0) {
                run.unknown.add(name);
                run.readings.add(new FileReading(
                        name,
                        null,
                        "no record tells what kind of log it is",
                        Set.of(FactKind.ACCESS_EVENT),
                        "--source"));
            } else {
                run.readings.add(FileReading.whole(name, "logs"));
            }
            return;
        }
        String label = reading.kind().get().label();
        run.kinds.add(label);
        run.brokenByKind.merge(label, reading.broken(), Long::sum);
        if (reading.seems().isPresent()) {
            String why = "read as " + label + ", but it begins like "
                    + reading.seems().get().label();
            run.unverified.add(Coverage.partial(name, FactKind.ACCESS_EVENT, why, "Leave --source out."));
        }
        run.readings.add(
                reading.broken() == 0
                        ? FileReading.whole(name, label)
                        : new FileReading(
                                name, label, reading.broken() + " broken", Set.of(FactKind.ACCESS_EVENT), null));
    }

    private WebhookSecrets secrets(Console console) {
        return new WebhookSecrets(webhookSecrets.stream()
                .map(place -> SecretPlace.read(place, console))
                .toList());
    }

    private @Nullable LogKind kind() {
        return source == null
                ? null
                : LogKind.ofLabel(source)
                        .orElseThrow(() -> new InvalidInput(
                                "--source " + source + " is none",
                                null,
                                null,
                                "Use "
                                        + Arrays.stream(LogKind.values())
                                                .map(LogKind::label)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static void check(List<String> files) {
        for (String file : files) {
            Path path = file.equals(STANDARD_INPUT) ? null : OutputFile.path(file);
            if (path != null && !Files.exists(path)) {
                throw new InvalidInput("no such file: " + file);
            }
            if (path != null && Files.isDirectory(path)) {
                throw new InvalidInput(file + " is a folder", null, null, "Name the files in it.");
            }
        }
    }

    /** A day or an instant; null where none is given. */
    static @Nullable Instant instant(@Nullable String text, String option) {
        if (text == null) {
            return null;
        }
        try {
            return DayOrInstant.read(text);
        } catch (DateTimeException none) {
            throw new InvalidInput(
                    option + " " + text + " is no instant",
                    null,
                    null,
                    "Write it as 2026-06-01 or 2026-06-01T12:00:00Z.");
        }
    }
}
