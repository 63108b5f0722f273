package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final String RULES = """
            title: failed
            name: failed
            logsource: {category: test}
            detection:
              s: {result: failed}
              condition: s
            ---
            title: ok
            name: ok
            logsource: {category: test}
            detection:
              s: {result: ok}
              condition: s
            ---
            title: many
            name: many
            correlation:
              type: event_count
              rules: [failed]
              group-by: [user]
              timespan: 10m
              condition: {gte: 3}
            ---
            title: guessed
            correlation:
              type: temporal_ordered
              rules: [many, ok]
              group-by: [user]
              timespan: 10m
            ---
            title: spray
            correlation:
              type: value_count
              rules: [failed]
              timespan: 5m
              condition: {field: user, gte: 3}
            ---
            title: average
            correlation:
              type: value_avg
              rules: [failed, ok]
              group-by: [user]
              timespan: 5m
              condition: {field: size, gt: 60}
            ---
            title: first
            correlation:
              type: first_seen
              rules: [ok]
              group-by: [user]
              timespan: 1h
              condition: {field: size}
            ---
            title: hour
            correlation:
              type: rare_hour
              rules: [ok]
              group-by: [user]
              timespan: 2d
              condition: {lte: 5}
            ---
            title: unanswered
            correlation:
              type: absence
              rules: [failed, ok]
              group-by: [user]
              timespan: 2m
            ---
            title: silent
            correlation:
              type: dormant
              rules: [ok]
              group-by: [user]
              timespan: 9m
            ---
            title: travel
            correlation:
              type: velocity
              rules: [ok]
              group-by: [user]
              timespan: 1h
              condition: {field: [size, size], gt: 900}
            """;

    private static DetectionSet rules(String text) {
        RuleReader reader = new RuleReader();
        reader.file("rules", text);
        DetectionSet rules = DetectionSet.of(reader.reading(), Pipeline.NONE);
        assertThat(rules.problems()).isEmpty();
        return rules;
    }

    private static List<String> events(long seed) {
        Random random = new Random(seed);
        List<String> events = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < 400; i++) {
            second += random.nextInt(1, 40);
            events.add("{\"@timestamp\": \"" + START.plusSeconds(second) + "\", \"user\": \"u" + random.nextInt(4)
                    + "\", \"result\": \"" + (random.nextInt(4) == 0 ? "ok" : "failed") + "\", \"size\": "
                    + random.nextInt(90) + ", \"n\": " + i + "}");
        }
        return events;
    }

    private static List<String> run(Detector detector, List<String> events, int from, int to) {
        List<String> hits = new ArrayList<>();
        for (int i = from; i < to; i++) {
            // The index of an event is its own, wherever in the order of arrival it stands.
            long number = Long.parseLong(events.get(i).replaceAll(".*\"n\": (\\d+)}", "$1"));
            detector.accept(
                    JsonEvent.of(events.get(i)),
                    new Origin("f", number + 1, number),
                    LogSource.ANY,
                    hit -> hits.add(text(hit)));
        }
        return hits;
    }

    private static String text(Hit hit) {
        return hit.rule().title()
                + hit.group()
                + hit.events().stream().map(Origin::index).toList();
    }

    private static List<String> finish(Detector detector, List<String> hits) {
        List<String> all = new ArrayList<>(hits);
        detector.finish(hit -> all.add(text(hit)));
        return all;
    }

    private static Detector detector(DetectorOptions options) {
        return new Detector(rules(RULES), options);
    }

    @Test
    void everyCorrelationOfTheseRulesFindsSomething() {
        Detector detector = detector(DetectorOptions.STANDARD);
        List<String> hits = finish(detector, run(detector, events(1), 0, 400));
        assertThat(hits)
                .extracting(hit -> hit.substring(0, hit.indexOf('[')))
                .contains("guessed", "spray", "average", "first", "hour", "unanswered", "silent", "travel");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSnapshotNeitherLosesNorRepeatsAnything(long seed) throws IOException {
        List<String> events = events(seed);
        Detector whole = detector(DetectorOptions.STANDARD);
        List<String> expected = finish(whole, run(whole, events, 0, events.size()));
        for (int cut = 0; cut <= events.size(); cut += 57) {
            Detector before = detector(DetectorOptions.STANDARD);
            List<String> hits = new ArrayList<>(run(before, events, 0, cut));
            Detector after = detector(DetectorOptions.STANDARD);
            after.restore(before.snapshot());
            hits.addAll(run(after, events, cut, events.size()));
            assertThat(finish(after, hits)).as("cut at " + cut).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eventsThatWaitInFilesAreFoundAsThoseInMemory(long seed, @TempDir Path folder) throws IOException {
        List<String> events = events(seed);
        Collections.shuffle(events, new Random(seed));
        DetectorOptions patient = DetectorOptions.STANDARD.withLateness(Duration.ofDays(3_650));
        Detector inMemory = detector(patient);
        List<String> expected = finish(inMemory, run(inMemory, events, 0, events.size()));
        Detector inFiles = detector(patient.withBounds(200_000, 1_000_000, 30).withOverflow(folder));

        assertThat(finish(inFiles, run(inFiles, events, 0, events.size()))).isEqualTo(expected);
        assertThat(inFiles.late()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereNoFileCanBeWrittenTheEarliestIsTaken(@TempDir Path folder) {
        DetectorOptions options = DetectorOptions.STANDARD
                .withLateness(Duration.ofDays(3_650))
                .withBounds(200_000, 1_000_000, 30)
                .withOverflow(folder.resolve("missing"));
        List<String> events = events(1).reversed();
        Detector detector = detector(options);
        run(detector, events, 0, events.size());

        assertThat(detector.late()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void arrivalWithinTheBoundChangesNothing(long seed) {
        List<String> events = events(seed);
        Detector ordered = detector(DetectorOptions.STANDARD);
        List<String> expected = finish(ordered, run(ordered, events, 0, events.size()));
        // Seven neighbours are less than five minutes apart.
        List<String> shuffled = new ArrayList<>(events);
        Random random = new Random(seed);
        for (int i = 0; i + 7 <= shuffled.size(); i += 7) {
            Collections.shuffle(shuffled.subList(i, i + 7), random);
        }
        Detector late = detector(DetectorOptions.STANDARD);
        assertThat(finish(late, run(late, shuffled, 0, shuffled.size()))).isEqualTo(expected);
        assertThat(late.late()).isZero();
    }

    @Test
    void whatComesTooLateIsCounted() {
        Detector detector = detector(DetectorOptions.STANDARD.withLateness(Duration.ofSeconds(10)));
        String early = "{\"@timestamp\": \"" + START + "\", \"user\": \"u\", \"result\": \"failed\", \"n\": 0}";
        String later = early.replace(START.toString(), START.plusSeconds(11).toString());
        run(detector, List.of(later, early), 0, 2);
        assertThat(detector.late()).isEqualTo(1);
    }

    @Test
    void aClockFarAheadDoesNotMakeOthersLate() {
        Detector detector =
                detector(DetectorOptions.STANDARD.withPresent(InstantSource.fixed(START.plusSeconds(3600))));
        List<String> events = new ArrayList<>(events(1).subList(0, 10));
        events.add(0, events.getFirst().replace("2026-03-02", "2099-03-02"));
        run(detector, events, 0, events.size());
        assertThat(detector.untimed()).isEqualTo(1);
        assertThat(detector.late()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 3_600, 86_000})
    void whatIsAheadOfThePresentWaitsForIt(int seconds) {
        Instant[] now = {START};
        Detector detector = detector(
                DetectorOptions.STANDARD.withLateness(Duration.ofSeconds(30)).withPresent(() -> now[0]));
        String event = "{\"@timestamp\": \"%s\", \"user\": \"u\", \"result\": \"failed\", \"size\": 70, \"n\": %d}";
        List<String> hits =
                new ArrayList<>(run(detector, List.of(event.formatted(START.plusSeconds(seconds), 0)), 0, 1));
        for (int i = 1; i <= 3; i++) {
            now[0] = START.plusSeconds(i);
            hits.addAll(run(detector, List.of(event.formatted(now[0], i)), 0, 1));
        }
        assertThat(detector.late()).isZero();
        assertThat(finish(detector, hits)).contains("average[u][1, 2, 3]");
    }

    @Test
    void anEventWithoutATimeIsCounted() {
        Detector detector = detector(DetectorOptions.STANDARD);
        run(detector, List.of("{\"user\": \"u\", \"result\": \"failed\", \"n\": 0}"), 0, 1);
        assertThat(detector.untimed()).isEqualTo(1);
    }

    @Test
    void stateIsForgottenWithTime() {
        Detector detector = detector(DetectorOptions.STANDARD);
        run(detector, events(1), 0, 400);
        int busy = detector.keys();
        detector.advance(START.plus(Duration.ofDays(30)), _ -> {});
        assertThat(busy).isGreaterThan(10);
        assertThat(detector.keys()).isZero();
    }

    @Test
    void keysAreBounded() {
        Detector detector = detector(DetectorOptions.STANDARD.withBounds(100, 1_000, 1_000));
        for (int i = 0; i < 5_000; i++) {
            String event = "{\"@timestamp\": \"" + START.plusMillis(i) + "\", \"user\": \"user" + i
                    + "\", \"result\": \"failed\"}";
            detector.accept(JsonEvent.of(event), new Origin("f", 1, i), LogSource.ANY, _ -> {});
        }
        assertThat(detector.keys()).isLessThanOrEqualTo(100 * 10);
        assertThat(detector.forgotten()).isPositive();
    }

    @Test
    void aFloodTakesLinearTime() {
        Detector detector = new Detector(rules(RULES), DetectorOptions.STANDARD.withOnce(true));
        long[] hits = {0};
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            String event = "{\"@timestamp\": \"" + START.plusMillis(i) + "\", \"user\": \"u\", \"result\": \""
                    + (i % 2 == 0 ? "ok" : "failed") + "\", \"size\": 1}";
            detector.accept(JsonEvent.of(event), new Origin("f", 1, i), LogSource.ANY, _ -> hits[0]++);
        }
        detector.finish(_ -> hits[0]++);
        assertThat(hits[0]).isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void withOnceAWindowGivesOneHit() {
        String counted = RULES.substring(0, RULES.indexOf("---\ntitle: guessed"));
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add("{\"@timestamp\": \"" + START.plusSeconds(i + (i > 6 ? 2_000 : 0))
                    + "\", \"user\": \"u\", \"result\": \"failed\", \"n\": " + i + "}");
        }
        Detector each = new Detector(rules(counted), DetectorOptions.STANDARD);
        Detector once = new Detector(rules(counted), DetectorOptions.STANDARD.withOnce(true));
        assertThat(finish(each, run(each, events, 0, 10))).hasSize(6);
        assertThat(finish(once, run(once, events, 0, 10))).containsExactly("many[u][0, 1, 2]", "many[u][7, 8, 9]");
    }

    @Test
    void withOnceARareHourGivesItsFirstEvent() {
        String rare = """
                title: any
                name: any
                logsource: {category: test}
                detection:
                  s: {result: ok}
                  condition: s
                ---
                title: rare
                correlation:
                  type: rare_hour
                  rules: [any]
                  group-by: [user]
                  timespan: 30d
                  minimum-events: 50
                  condition: {lte: 10}
                """;
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant time = START.plusSeconds(i < 53 ? i : 3 * 3_600 + i);
            events.add("{\"@timestamp\": \"" + time + "\", \"user\": \"u\", \"result\": \"ok\", \"n\": " + i + "}");
        }
        Detector each = new Detector(rules(rare), DetectorOptions.STANDARD);
        Detector once = new Detector(rules(rare), DetectorOptions.STANDARD.withOnce(true));
        assertThat(finish(each, run(each, events, 0, 60))).hasSize(6);
        assertThat(finish(once, run(once, events, 0, 60))).containsExactly("rare[u][53]");
    }

    @Test
    void aSnapshotOfOtherRulesIsRefused() {
        Detector other = new Detector(rules(RULES.replace("timespan: 9m", "timespan: 8m")), DetectorOptions.STANDARD);
        byte[] snapshot = other.snapshot();
        assertThatThrownBy(() -> detector(DetectorOptions.STANDARD).restore(snapshot))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other correlations");
    }

    @Test
    void aDamagedSnapshotIsRefused() {
        Detector detector = detector(DetectorOptions.STANDARD);
        run(detector, events(1), 0, 100);
        byte[] snapshot = detector.snapshot();
        byte[] shortened = Arrays.copyOf(snapshot, snapshot.length - 1);
        assertThatThrownBy(() -> detector(DetectorOptions.STANDARD).restore(shortened))
                .isInstanceOf(IOException.class);
    }
}
