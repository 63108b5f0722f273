package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.json.EventObject;
import dev.gatehouse.report.json.JsonText;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what is found in a log that is still being written, a line each, as soon as it is found. Where much is found,
 * and keeping the state takes long, lines are held back for a moment and said together, so that keeping it takes no
 * more than a tenth of the time. What is said is in the state before: a restart neither loses nor repeats it.
 */
final class Following implements Detecting, AutoCloseable {

    /** How much later than a later event one may come. */
    static final Duration LATENESS = Duration.ofSeconds(30);

    private static final int MOST_UNSAID = 10_000;

    /** How many times as long as keeping the state took nothing is kept again. */
    private static final int SHARE = 9;

    private final Console console;
    private final boolean json;
    private final Detection detection;
    private final Clock clock;
    private final Positions positions;
    private final Keeping keeping;
    private final Harmless harmless = new Harmless(SecretInspector.names());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ticker");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> unsaid = new ArrayList<>();
    private boolean quiet = true;

    /** When the state may be kept again, as {@link System#nanoTime()} tells it. */
    private long next = System.nanoTime();

    private long judged;

    /**
     * How the state is kept.
     *
     * @param keep keeps it, with the lines that are about to be said
     * @param told notes that they have been
     */
    record Keeping(Consumer<List<String>> keep, Runnable told) {
        static final Keeping NOTHING = new Keeping(_ -> {}, () -> {});
    }

    /**
     * Begins.
     *
     * @param positions locked while anything is taken up or kept, so that what is marked is also in the state
     * @param keeping keeps the state with each line
     */
    Following(Console console, boolean json, Detection detection, Clock clock, Positions positions, Keeping keeping) {
        this.console = console;
        this.json = json;
        this.detection = detection;
        this.clock = clock;
        this.positions = positions;
        this.keeping = keeping;
        detection.detected().listen(this::found);
        var _ = ticker.scheduleWithFixedDelay(this::tickOn, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Detection detection() {
        return detection;
    }

    @Override
    public void forged(String file, long line, long index, String why) {
        synchronized (positions) {
            detection.forged(file, line, index, why);
            keep();
        }
    }

    @Override
    public void take(LogRecord record) {
        synchronized (positions) {
            quiet = false;
            detection.take(record);
            keep();
        }
    }

    private void tickOn() {
        try {
            tick();
        } catch (UncheckedIOException failed) {
            console.err().println(Plain.line("gatehouse: " + failed.getMessage()));
        }
    }

    /** Where no event came for a second, what waits for earlier ones is taken up once their time is over. */
    void tick() {
        synchronized (positions) {
            if (quiet) {
                detection.advance(clock.instant().minus(LATENESS));
                keep();
                everyHour();
            }
            quiet = true;
            keep();
        }
    }

    /** Once an hour, whether the log is silent or lacks records; only once what was there has been read. */
    private void everyHour() {
        Instant before = clock.instant().minus(LATENESS);
        long hour = before.getEpochSecond() / 3_600;
        if (hour != judged) {
            judged = hour;
            detection.judgeGaps(null, before);
            keep();
        }
    }

    /**
     * Says that the log has ended.
     *
     * @param from the first instant that was asked for; null for all
     */
    void end(@Nullable Instant from) {
        synchronized (positions) {
            detection.finish(from, null);
            say();
        }
    }

    private void keep() {
        if (!unsaid.isEmpty() && (unsaid.size() >= MOST_UNSAID || System.nanoTime() - next >= 0)) {
            say();
        }
    }

    /** Says what was held back, once it is in the state that is kept. */
    private void say() {
        long begun = System.nanoTime();
        keeping.keep().accept(unsaid);
        long ended = System.nanoTime();
        next = ended + SHARE * (ended - begun);
        unsaid.forEach(console.out()::println);
        console.out().flush();
        keeping.told().run();
        unsaid.clear();
    }

    private void found(Rule rule, Severity severity, String subject, List<EventPlace> events) {
        unsaid.add(json ? document(rule, severity, subject, events) : text(rule, severity, subject, events.getLast()));
    }

    private String text(Rule rule, Severity severity, String subject, EventPlace last) {
        String time = last.time() == null ? "" : last.time() + " ";
        return Plain.line(harmless.text(time + severity.name() + " " + rule.id() + " " + subject + ": " + rule.title()
                + " (" + last.summary() + ") " + last.file() + ":" + last.line()));
    }

    private String document(Rule rule, Severity severity, String subject, List<EventPlace> events) {
        return JsonText.document(JsonText.Layout.LINES, document -> {
            document.object();
            document.text("rule", rule.id());
            document.text("severity", severity.label());
            document.text("subject", harmless.text(subject));
            document.text("title", rule.title());
            document.text("fix", rule.fix());
            document.array("events");
            events.forEach(event -> EventObject.write(document, harmless.event(event)));
            document.endArray();
            document.endObject();
        });
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
