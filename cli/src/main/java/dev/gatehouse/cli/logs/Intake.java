package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.logs.LogSink;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.RecordNumber;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the records of one log: passes on what was asked for, once, and names what is broken. */
final class Intake implements LogSink {

    private static final int MOST_NAMED = 20;
    private static final int PROGRESS_EVERY = 0x3FFF;
    private static final int MOST_UNPLACED = 10_000;

    private final Console console;
    private final LogInputs.Run run;
    private final Positions positions;
    private final Consumer<String> progress;
    private final LogInputs.Taker taker;
    private final @Nullable LivePosition live;
    private final @Nullable Instant from;
    private final @Nullable Instant before;
    private final List<Numbered> unplaced = new ArrayList<>();
    private Positions.@Nullable Position position;
    private long broken;
    private long forged;
    private long doubled;

    /** A record's number, and where it is. */
    private record Numbered(String file, long line, long index, RecordNumber number) {}

    Intake(
            Console console,
            LogInputs.Run run,
            Positions positions,
            Consumer<String> progress,
            LogInputs.Taker taker,
            @Nullable LivePosition live,
            @Nullable Instant from,
            @Nullable Instant before) {
        this.console = console;
        this.run = run;
        this.positions = positions;
        this.progress = progress;
        this.taker = taker;
        this.live = live;
        this.from = from;
        this.before = before;
    }

    @Override
    public FieldReader reader(LogSource logSource, List<String> fields) {
        return taker.reader(logSource, fields);
    }

    @Override
    public void accept(LogRecord record) throws IOException {
        if (live != null) {
            polled(live, record);
            return;
        }
        Positions.Position here = position;
        if (here == null) {
            String file =
                    Objects.requireNonNull(record.access().origin().location()).file();
            here = positions.begin(file, record.hash());
            position = here;
            for (Numbered numbered : unplaced) {
                pass(numbered, here);
            }
            unplaced.clear();
        }
        if (!Positions.wasTaken(here, record.index())) {
            synchronized (positions) {
                here.took(record.index());
                take(record);
            }
        }
    }

    private void polled(LivePosition position, LogRecord record) throws IOException {
        String hash = record.hash();
        Instant time = record.access().time();
        if (position.isNew(hash, time)) {
            synchronized (positions) {
                position.took(hash, time, record.index());
                take(record);
            }
        }
    }

    @Override
    public void number(String file, long line, long index, RecordNumber number) {
        Positions.Position here = position;
        if (here != null) {
            pass(new Numbered(file, line, index, number), here);
        } else if (unplaced.size() < MOST_UNPLACED) {
            unplaced.add(new Numbered(file, line, index, number));
        }
    }

    @Override
    public void forged(String file, long line, long index, String why) {
        forged++;
        taker.forged(file, line, index, why);
    }

    private void pass(Numbered numbered, Positions.Position here) {
        if (!Positions.wasTaken(here, numbered.index())) {
            synchronized (positions) {
                taker.watch(numbered.file(), numbered.line(), numbered.index(), numbered.number());
            }
        }
    }

    private void take(LogRecord record) throws IOException {
        taker.watch(record);
        Instant time = record.access().time();
        boolean tooEarly = from != null && (time == null || time.isBefore(from));
        boolean tooLate = before != null && (time == null || !time.isBefore(before));
        if (tooEarly || tooLate) {
            return;
        }
        long events = run.counted();
        taker.take(record);
        if ((events & PROGRESS_EVERY) == 0) {
            progress.accept(String.format(Locale.ROOT, "%,d events", events));
        }
    }

    @Override
    public void doubled(String file, long line, String field) {
        doubled++;
        if (doubled <= MOST_NAMED) {
            console.err()
                    .println(Plain.line(
                            file + ":" + line + ": `" + field + "` stands twice: rules see both, the first is shown"));
        }
    }

    @Override
    public void broken(String file, long line, String why) {
        broken++;
        if (broken <= MOST_NAMED) {
            console.err().println(Plain.line(file + ":" + line + ": broken: " + why));
        }
    }

    void end(String name) {
        if (forged > 0) {
            console.err().println(Plain.line(name) + ": " + forged + " deliveries are not signed and not read");
        }
        if (doubled > MOST_NAMED) {
            console.err().println(Plain.line(name) + ": " + (doubled - MOST_NAMED) + " more say a field twice");
        }
        if (broken > MOST_NAMED) {
            console.err().println(Plain.line(name) + ": " + (broken - MOST_NAMED) + " more are broken");
        }
    }
}
