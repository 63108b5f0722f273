package dev.gatehouse.connectors.logs;

import dev.gatehouse.connectors.logs.formats.Draft;
import dev.gatehouse.connectors.logs.formats.Fields;
import dev.gatehouse.connectors.logs.formats.LogFormat;
import dev.gatehouse.connectors.logs.formats.LogFormats;
import dev.gatehouse.connectors.logs.formats.webhook.WebhookSecrets;
import dev.gatehouse.connectors.logs.input.RecordSink;
import dev.gatehouse.connectors.logs.input.RecordSplitter;
import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.RecordNumber;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log to its end. What kind of log it is its first records tell, unless the caller does: of the first hundred
 * the first one that is of a known kind decides for all.
 */
public final class LogReader {

    private static final int MOST_LOOKED_AT = 100;
    private static final int MOST_KEPT = 32 << 20;

    private final @Nullable LogKind forced;
    private final Instant now;
    private final WebhookSecrets secrets;
    private final LogSink sink;

    /**
     * A reader.
     *
     * @param forced the kind of log; null where its records tell
     * @param now a date without a year is the last such before it
     */
    public LogReader(@Nullable LogKind forced, Instant now, LogSink sink) {
        this(forced, now, WebhookSecrets.NONE, sink);
    }

    /** As without them, and verifies deliveries by secrets. */
    public LogReader(@Nullable LogKind forced, Instant now, WebhookSecrets secrets, LogSink sink) {
        this.forced = forced;
        this.now = now;
        this.secrets = secrets;
        this.sink = sink;
    }

    /**
     * What became of a log.
     *
     * @param kind what kind it is; empty where no record told
     * @param records how many records were read
     * @param broken how many were none
     * @param others how many belong to other programs or systems
     * @param seems of what kind its first record is, where the caller said another
     */
    public record Reading(Optional<LogKind> kind, long records, long broken, long others, Optional<LogKind> seems) {}

    /**
     * Reads one.
     *
     * @param name of the file, for places
     */
    public Reading read(InputStream in, String name) throws IOException {
        return read(in, name, 0);
    }

    /**
     * Reads on.
     *
     * @param index how many of its records were read before
     */
    public Reading read(InputStream in, String name, long index) throws IOException {
        Records records = new Records(name, index);
        try {
            new RecordSplitter(in, LogFormats.LISTS, records).run();
        } finally {
            records.finish();
        }
        return new Reading(
                Optional.ofNullable(records.format).map(LogFormat::kind),
                records.index - index,
                records.broken,
                records.others,
                Optional.ofNullable(records.seems));
    }

    /** A record that waits until it is known what kind of log it is in. */
    private static final class Waiting {

        private final byte[] bytes;
        private final long line;

        Waiting(byte[] bytes, long line) {
            this.bytes = bytes;
            this.line = line;
        }
    }

    private final class Records implements RecordSink {

        private final String name;
        private final List<LogFormat> candidates = LogFormats.all(now, secrets);
        private final List<Fields> candidateFields =
                candidates.stream().map(f -> new Fields(f.fields())).toList();
        private final List<Waiting> waiting = new ArrayList<>();
        private int kept;
        private boolean givenUp;
        private boolean looked;
        private @Nullable LogKind seems;
        private @Nullable LogFormat format;
        private @Nullable Fields fields;
        private @Nullable LogSource source;
        private long index;
        private long broken;
        private long others;

        Records(String name, long index) {
            this.name = name;
            this.index = index;
            if (forced != null) {
                decide(LogFormats.of(forced, now, secrets));
            }
        }

        private void decide(LogFormat chosen) {
            format = chosen;
            source = chosen.logSource();
            fields = new Fields(
                    sink.reader(source, chosen.fields().stream().distinct().toList()));
        }

        @Override
        public void accept(byte[] bytes, int from, int to, long line) throws IOException {
            if (givenUp) {
                others++;
                return;
            }
            if (forced != null && !looked) {
                looked = true;
                doubt(forced, bytes, from, to);
            }
            if (format == null) {
                recognised(bytes, from, to).findFirst().ifPresent(this::decide);
                if (format == null) {
                    waiting.add(new Waiting(Arrays.copyOfRange(bytes, from, to), line));
                    kept += to - from;
                    givenUp = waiting.size() >= MOST_LOOKED_AT || kept > MOST_KEPT;
                    return;
                }
                replay();
            }
            record(bytes, from, to, line);
        }

        private void replay() throws IOException {
            for (Waiting record : waiting) {
                record(record.bytes, 0, record.bytes.length, record.line);
            }
            waiting.clear();
        }

        /** Those of whose kind a record is, those that are told by more first. */
        private Stream<LogFormat> recognised(byte[] bytes, int from, int to) {
            return IntStream.range(0, candidates.size())
                    .filter(i -> {
                        LogFormat candidate = candidates.get(i);
                        Event event = candidate.event(bytes, from, to);
                        return event != null
                                && candidateFields.get(i).read(event) == null
                                && candidate.recognises(candidateFields.get(i));
                    })
                    .mapToObj(candidates::get);
        }

        /** Looks whether a record is of another kind than was said; bare payloads of Gitea look like GitHub's. */
        private void doubt(LogKind said, byte[] bytes, int from, int to) {
            List<LogKind> kinds =
                    recognised(bytes, from, to).map(LogFormat::kind).toList();
            boolean alike = said == LogKind.GITEA_WEBHOOK && kinds.contains(LogKind.GITHUB_WEBHOOK);
            if (!kinds.isEmpty() && !kinds.contains(said) && !alike) {
                seems = kinds.getFirst();
            }
        }

        private void record(byte[] bytes, int from, int to, long line) throws IOException {
            LogFormat known = Objects.requireNonNull(format);
            Fields read = Objects.requireNonNull(fields);
            Event event = known.event(bytes, from, to);
            RecordNumber number = known.number();
            if (number != null) {
                sink.number(name, line, index, number);
            }
            if (event == null) {
                others++;
                return;
            }
            String forgery = known.forgery();
            if (forgery != null) {
                sink.forged(name, line, index, forgery);
                index++;
                return;
            }
            String problem = read.read(event);
            if (problem != null) {
                broken(line, problem);
                return;
            }
            String doubled = read.doubled();
            if (doubled != null) {
                sink.doubled(name, line, doubled);
            }
            Draft draft = new Draft();
            known.describe(read, draft);
            int shownLine = (int) Math.min(Integer.MAX_VALUE, line);
            Origin origin = new Origin(known.kind().label(), Location.of(name, shownLine, 1), null);
            sink.accept(new LogRecord(
                    draft.at(origin, known.kind()),
                    event,
                    Objects.requireNonNull(source),
                    line,
                    index,
                    bytes,
                    from,
                    to));
            index++;
        }

        @Override
        public void broken(long line, String why) {
            broken++;
            sink.broken(name, line, why);
        }

        /** Counts what waited in vain. */
        void finish() {
            others += waiting.size();
            waiting.clear();
        }
    }
}
