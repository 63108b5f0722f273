package dev.gatehouse.engines.windows.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.windows.Calendar;
import dev.gatehouse.engines.windows.Schedules;
import dev.gatehouse.engines.windows.State;
import dev.gatehouse.engines.windows.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The next change is the next one: nothing changes before it, found minute by minute. */
class ChangesTest {

    private static final SyncTarget TARGET = new SyncTarget("shop", "", null, null);
    private static final List<String> SCHEDULES =
            List.of("0 2 * * *", "30 1 * * 0", "0 */3 * * *", "15 2 25 10 *", "*/20 2 * * 1-5", "0 0 1 * *");
    private static final List<String> DURATIONS = List.of("1h", "90m", "30m", "26h", "20m");
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static List<SyncWindow> windows(Random random) {
        List<SyncWindow> windows = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            windows.add(new SyncWindow(
                    random.nextInt(3) == 0 ? "deny" : "allow",
                    SCHEDULES.get(random.nextInt(SCHEDULES.size())),
                    DURATIONS.get(random.nextInt(DURATIONS.size())),
                    ZONES.get(random.nextInt(ZONES.size())),
                    List.of("*"),
                    List.of(),
                    List.of(),
                    random.nextBoolean(),
                    false));
        }
        return windows;
    }

    private static Instant begin(Random random) {
        Instant near = Instant.parse(
                List.of("2026-03-28T00:00:00Z", "2026-10-24T12:00:00Z", "2026-11-01T00:00:00Z", "2026-04-04T10:00:00Z")
                        .get(random.nextInt(4)));
        return near.plus(Duration.ofMinutes(random.nextInt(2000))).plusSeconds(7);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingChangesBeforeTheNextChange(int seed) {
        Random random = new Random(seed);
        List<SyncWindow> windows = windows(random);
        Instant begin = begin(random);
        boolean manual = random.nextBoolean();
        for (SyncWindows.Clock clock : SyncWindows.Clock.values()) {
            MatchedWindows asked = new SyncWindows(windows, (glob, text) -> true, clock).of(TARGET, manual);
            Instant far = begin.plus(Duration.ofDays(4));
            Optional<Instant> change = asked.nextChange(begin).filter(c -> c.isBefore(far));

            assertThat(change).as("%s %s from %s", clock, windows, begin).isEqualTo(minuteByMinute(asked, begin, far));
        }
    }

    /** The first minute just after which it is otherwise. */
    private static Optional<Instant> minuteByMinute(MatchedWindows asked, Instant begin, Instant far) {
        boolean before = asked.at(begin).allowed();
        for (Instant at = begin.plusSeconds(53); at.isBefore(far); at = at.plusSeconds(60)) {
            if (asked.at(at).allowed() != before || asked.at(at.plusNanos(1)).allowed() != before) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void civilTimeIsTheCalendars(int seed) {
        Random random = new Random(seed);
        List<SyncWindow> windows = windows(random);
        Instant begin = begin(random);
        MatchedWindows asked =
                new SyncWindows(windows, (glob, text) -> true, SyncWindows.Clock.CIVIL).of(TARGET, false);
        Calendar calendar = new Calendar(windows.stream()
                .map(w -> {
                    ZoneId zone = Schedules.zone(w.timeZone());
                    return new Window(
                            w.allows() ? Window.Kind.ALLOW : Window.Kind.DENY,
                            Schedules.parse(w.schedule(), zone),
                            GoDuration.parse(w.duration()).orElseThrow(),
                            zone,
                            List.of());
                })
                .toList());

        for (Instant at = begin; at.isBefore(begin.plus(Duration.ofDays(3))); at = at.plusSeconds(420)) {
            State state = calendar.at(at);
            assertThat(asked.at(at).allowed()).isEqualTo(state.isOpen());
        }
        assertThat(asked.open(begin, begin.plus(Duration.ofDays(9))))
                .isEqualTo(calendar.open(begin, begin.plus(Duration.ofDays(9))));
    }

    @Test
    void anInvalidWindowClosesAllOfOursButOnlyItsOwnOfArgoCds() {
        SyncWindow wrong = new SyncWindow("allow", "x", "1h", "", List.of("other"), List.of(), List.of(), false, false);

        assertThat(new SyncWindows(List.of(wrong), String::equals, SyncWindows.Clock.CIVIL)
                        .of(TARGET, true)
                        .at(Instant.EPOCH)
                        .allowed())
                .isFalse();
        assertThat(new SyncWindows(List.of(wrong), String::equals, SyncWindows.Clock.ARGO_CD)
                        .of(TARGET, true)
                        .at(Instant.EPOCH)
                        .allowed())
                .isTrue();
    }

    /** The library's own search tries every minute of five years, again and again. */
    @Test
    @Timeout(10)
    void aScheduleWithoutAnyMinuteIsNotSearchedFor() {
        SyncWindow never = new SyncWindow(
                "deny", "CRON_TZ=Europe/Berlin ,, * * * *", "1h", "", List.of("*"), List.of(), List.of(), false, false);
        SyncWindow hourly =
                new SyncWindow("deny", "0 * * * *", "1m", "", List.of("*"), List.of(), List.of(), true, false);

        assertThat(new SyncWindows(List.of(never, hourly), (g, t) -> true)
                        .of(TARGET, false)
                        .nextChange(Instant.parse("2026-06-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void noChangeIsInSightWhereItIsAlwaysOpen() {
        SyncWindow always =
                new SyncWindow("allow", "* * * * *", "1h", "", List.of("*"), List.of(), List.of(), false, false);
        for (SyncWindows.Clock clock : SyncWindows.Clock.values()) {
            assertThat(new SyncWindows(List.of(always), (g, t) -> true, clock)
                            .of(TARGET, false)
                            .nextChange(Instant.parse("2026-06-01T00:00:00Z")))
                    .isEmpty();
        }
    }
}
