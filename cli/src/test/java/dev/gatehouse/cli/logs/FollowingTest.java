package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.logs.input.LogStream;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.practices.accesslog.detection.BuiltInRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept while a log is followed: never a record as read that detection has not seen. */
class FollowingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String DESTROYED =
            "{\"@timestamp\":1779962400000,\"action\":\"repo.destroy\",\"actor\":\"ada\",\"org\":\"acme\"}\n";

    private static Console console() {
        return console(OutputStream.nullOutputStream());
    }

    private static Console console(OutputStream out) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        return new Console(printed, nowhere, new ByteArrayInputStream(new byte[0]), false, false, Map.of());
    }

    private static Detection detection() {
        RuleReader rules = new RuleReader();
        BuiltInRules.files().forEach(f -> rules.file(f.name(), f.text()));
        DetectionSet set = DetectionSet.of(rules.reading(), Pipeline.NONE);
        return new Detection(set, DetectCommand.options(NOW, true), Baseline.defaults());
    }

    private static byte[] written(Positions positions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        positions.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Thread reading(Path log, Positions positions, LogInputs.Taker taker) {
        return Thread.ofPlatform()
                .start(() -> LogInputs.of(null)
                        .read(List.of(log.toString()), LogStream::open, positions, console(), NOW, _ -> {}, taker));
    }

    @Test
    @Timeout(60)
    void noRecordIsMarkedWhileTheStateIsBeingKept(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("audit.jsonl"), DESTROYED);
        Positions positions = new Positions();
        List<Long> taken = new ArrayList<>();
        Thread reading;
        byte[] kept;
        synchronized (positions) {
            reading = reading(log, positions, record -> taken.add(record.index()));
            while (reading.getState() != Thread.State.BLOCKED && reading.isAlive()) {
                Thread.sleep(5);
            }
            kept = written(positions);
        }
        reading.join();

        Positions restored = Positions.read(new DataInputStream(new ByteArrayInputStream(kept)));
        List<Long> takenAgain = new ArrayList<>();
        reading(log, restored, record -> takenAgain.add(record.index())).join();
        assertThat(taken).containsExactly(0L);
        assertThat(takenAgain)
                .as("what was not detected when the state was kept")
                .containsExactly(0L);
    }

    @Test
    @Timeout(60)
    void theStateIsKeptWithThePositionsLocked(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("audit.jsonl"), DESTROYED);
        Positions positions = new Positions();
        Detection detection = detection();
        List<Boolean> locked = new ArrayList<>();

        try (Following following = new Following(
                console(),
                false,
                detection,
                Clock.fixed(NOW, ZoneOffset.UTC),
                positions,
                new Following.Keeping(_ -> locked.add(Thread.holdsLock(positions)), () -> {}))) {
            reading(log, positions, following).join();
            following.tick();
            following.tick();
        }

        assertThat(locked).isNotEmpty().containsOnly(true);
    }

    @Test
    @Timeout(60)
    void muchThatIsFoundIsSaidTogetherAndThenKept(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("audit.jsonl"), DESTROYED.repeat(400));
        Positions positions = new Positions();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> kept = new ArrayList<>();
        List<Long> said = new ArrayList<>();
        Following.Keeping slow = new Following.Keeping(
                lines -> {
                    kept.add(lines.size());
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                },
                () -> said.add(out.toString(StandardCharsets.UTF_8).lines().count()));

        try (Following following =
                new Following(console(out), false, detection(), Clock.fixed(NOW, ZoneOffset.UTC), positions, slow)) {
            reading(log, positions, following).join();
            following.end(null);
        }

        assertThat(said).hasSizeLessThan(40).startsWith(1L).endsWith(400L).isSorted();
        assertThat(kept.stream().mapToInt(lines -> lines).sum()).isEqualTo(400);
    }

    @Test
    void whatWasKeptAndNotSaidIsSaidOnce(@TempDir Path folder) {
        SavedState killed = new SavedState(folder);
        killed.save(new Positions(), detection(), List.of("one", "two"));
        SavedState next = new SavedState(folder);
        next.restore(detection());
        next.told();
        SavedState last = new SavedState(folder);
        last.restore(detection());

        assertThat(next.unsaid()).containsExactly("one", "two");
        assertThat(last.unsaid()).isEmpty();
    }

    @Test
    @Timeout(60)
    void silenceIsToldOnceWhatWasThereHasBeenRead(@TempDir Path folder) throws Exception {
        StringBuilder events = new StringBuilder();
        Instant begin = NOW.minus(Duration.ofHours(40));
        for (int minute = 0; minute < 24 * 60; minute += 4) {
            events.append("{\"@timestamp\":")
                    .append(begin.plus(Duration.ofMinutes(minute)).toEpochMilli())
                    .append(",\"action\":\"pull_request.merge\",\"actor\":\"ada\",\"org\":\"acme\"}\n");
        }
        Path log = Files.writeString(folder.resolve("audit.jsonl"), events);
        Positions positions = new Positions();
        DetectionSet none = DetectionSet.of(new RuleReader().reading(), Pipeline.NONE);
        Detection detection = new Detection(none, DetectCommand.options(NOW, true), Baseline.defaults());
        int whileReading;
        try (Following following = new Following(
                console(), false, detection, Clock.fixed(NOW, ZoneOffset.UTC), positions, Following.Keeping.NOTHING)) {
            reading(log, positions, following).join();
            synchronized (positions) {
                whileReading = detection.detected().results().size();
            }
            following.tick();
            following.tick();
        }

        assertThat(whileReading).isZero();
        assertThat(detection.detected().results())
                .singleElement()
                .satisfies(result -> assertThat(result.rule().id()).isEqualTo("accesslog/silent-hours"));
    }
}
