package dev.gatehouse.cli.sigma;

import dev.gatehouse.connectors.logs.input.LogStream;
import dev.gatehouse.connectors.logs.input.RecordSink;
import dev.gatehouse.connectors.logs.input.RecordSplitter;
import dev.gatehouse.engines.sigma.Detector;
import dev.gatehouse.engines.sigma.Hit;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** One run of a detector over files of JSON events. */
final class Matching {

    private static final int MOST_NAMED = 20;
    private static final int PROGRESS_EVERY = 0x3FFF;

    private final Detector detector;
    private final LogSource logSource;
    private final Consumer<Hit> hits;
    private final PrintStream err;
    private final Consumer<String> progress;
    private long events;
    private long broken;
    private boolean unfinished;

    Matching(Detector detector, LogSource logSource, Consumer<Hit> hits, PrintStream err, Consumer<String> progress) {
        this.detector = detector;
        this.logSource = logSource;
        this.hits = hits;
        this.err = err;
        this.progress = progress;
    }

    /** Reads a file; one that can't be read to its end is said, and leaves the run unfinished. */
    void file(Path file) {
        try (InputStream in = LogStream.open(file)) {
            read(in, file.toString());
        } catch (IOException failed) {
            unfinished(file.toString(), failed);
        }
    }

    /** Reads a stream that stays open. */
    void stream(InputStream in, String name) {
        try {
            read(LogStream.of(in), name);
        } catch (IOException failed) {
            unfinished(name, failed);
        }
    }

    private void unfinished(String name, IOException failed) {
        unfinished = true;
        err.println("gatehouse: could not read all of " + Plain.line(name) + ": "
                + Plain.line(String.valueOf(failed.getMessage())));
    }

    private void read(InputStream in, String name) throws IOException {
        Events sink = new Events(name);
        try {
            new RecordSplitter(in, Set.of(), sink).run();
        } finally {
            sink.end();
        }
    }

    long events() {
        return events;
    }

    /** How many records were no event. */
    long broken() {
        return broken;
    }

    /** Whether something could not be read. */
    boolean isUnfinished() {
        return unfinished;
    }

    /** The events of one file. */
    private final class Events implements RecordSink {

        private final String name;
        private long index;
        private long brokenHere;

        Events(String name) {
            this.name = name;
        }

        @Override
        public void accept(byte[] bytes, int from, int to, long line) {
            String problem =
                    detector.accept(new JsonEvent(bytes, from, to), new Origin(name, line, index), logSource, hits);
            if (problem != null) {
                broken(line, "not an event: " + problem);
                return;
            }
            index++;
            events++;
            if ((events & PROGRESS_EVERY) == 0) {
                progress.accept(String.format(Locale.ROOT, "%,d events, %s line %,d", events, name, line));
            }
        }

        @Override
        public void broken(long line, String why) {
            broken++;
            brokenHere++;
            if (brokenHere <= MOST_NAMED) {
                err.println(Plain.line(name + ":" + line + ": " + why));
            }
        }

        void end() {
            if (brokenHere > MOST_NAMED) {
                err.println(Plain.line(name) + ": " + (brokenHere - MOST_NAMED) + " more that are not events");
            }
        }
    }
}
