package dev.gatehouse.engines.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    private static Window nightly() {
        return Window.allow(Cron.parse("0 2 * * *"), Duration.ofHours(2), BERLIN);
    }

    @Test
    void isOpenWithoutAnyWindow() {
        assertThat(new Calendar(List.of()).at(instant("2026-06-01T00:00:00Z"))).isEqualTo(new State.Unrestricted());
    }

    @Test
    void isOpenFromItsStartToBeforeItsEnd() {
        Calendar calendar = new Calendar(List.of(nightly()));

        assertThat(calendar.at(instant("2026-06-01T00:00:00Z"))).isEqualTo(new State.Allowed(List.of(0)));
        assertThat(calendar.at(instant("2026-06-01T01:59:59.999Z"))).isEqualTo(new State.Allowed(List.of(0)));
        assertThat(calendar.at(instant("2026-06-01T02:00:00Z"))).isEqualTo(new State.Outside());
    }

    @Test
    void isClosedInAFreezeWhateverElseIsOpen() {
        Window freeze = Window.deny(new Once(instant("2026-12-20T00:00:00Z")), Duration.ofDays(14), ZoneOffset.UTC);
        Calendar calendar = new Calendar(List.of(nightly(), freeze));

        assertThat(calendar.at(instant("2026-12-24T01:30:00Z"))).isEqualTo(new State.Denied(List.of(1)));
        assertThat(calendar.nextOpening(instant("2026-12-24T01:30:00Z"))).contains(instant("2027-01-03T01:00:00Z"));
    }

    @Test
    void isOpenOutsideOfAFreezeWhenNothingElseIsDeclared() {
        Window freeze = Window.deny(new Once(instant("2026-12-20T00:00:00Z")), Duration.ofDays(14), ZoneOffset.UTC);
        Calendar calendar = new Calendar(List.of(freeze));

        assertThat(calendar.at(instant("2026-12-01T00:00:00Z"))).isEqualTo(new State.Unrestricted());
        assertThat(calendar.nextClosing(instant("2026-12-01T00:00:00Z"))).contains(instant("2026-12-20T00:00:00Z"));
        assertThat(calendar.nextClosing(instant("2027-02-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void leavesExclusionsOut() {
        Window window = nightly()
                .except(List.of(new Interval(instant("2026-06-02T00:30:00Z"), instant("2026-06-02T01:00:00Z"))));

        assertThat(new Calendar(List.of(window)).open(instant("2026-06-02T00:00:00Z"), instant("2026-06-03T00:00:00Z")))
                .containsExactly(
                        new Interval(instant("2026-06-02T00:00:00Z"), instant("2026-06-02T00:30:00Z")),
                        new Interval(instant("2026-06-02T01:00:00Z"), instant("2026-06-02T02:00:00Z")));
    }

    @Test
    void joinsWindowsThatTouch() {
        Window first = Window.allow(Cron.parse("0 2 * * *"), Duration.ofHours(1), ZoneOffset.UTC);
        Window second = Window.allow(Cron.parse("0 3 * * *"), Duration.ofHours(1), ZoneOffset.UTC);
        Calendar calendar = new Calendar(List.of(first, second));

        assertThat(calendar.nextClosing(instant("2026-06-01T02:30:00Z"))).contains(instant("2026-06-01T04:00:00Z"));
    }

    @Test
    void neverClosesWhatIsAlwaysOpen() {
        Calendar calendar =
                new Calendar(List.of(Window.allow(Cron.parse("0 0 * * *"), Duration.ofHours(25), ZoneOffset.UTC)));

        assertThat(calendar.nextClosing(instant("2026-06-01T02:30:00Z"))).isEmpty();
        assertThat(calendar.nextOpening(instant("2026-06-01T02:30:00Z"))).isEmpty();
    }

    @Test
    void neverOpensOnADayThatNeverComes() {
        Calendar calendar =
                new Calendar(List.of(Window.allow(Cron.parse("0 0 30 2 *"), Duration.ofHours(1), ZoneOffset.UTC)));

        assertThat(calendar.nextOpening(instant("2026-06-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void countsPatchTimeInLongStretchesOnly() {
        Window shortOnes = Window.allow(Cron.parse("0 2 * * *"), Duration.ofHours(3), ZoneOffset.UTC);
        Window longOnes = Window.allow(Cron.parse("0 10 * * 6"), Duration.ofHours(6), ZoneOffset.UTC);
        Instant from = instant("2026-06-01T00:00:00Z");

        assertThat(new Calendar(List.of(shortOnes, longOnes))
                        .patchTime(from, from.plus(Duration.ofDays(32)), Duration.ofHours(4)))
                .isEqualTo(Duration.ofHours(24));
    }

    /** Every answer about spans and next changes is the one that asking instant by instant gives. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void answersAgree(long seed) {
        Random random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String cron = random.nextInt(60) + " " + random.nextInt(24) + " * * "
                    + (random.nextBoolean() ? "*" : "1-" + (1 + random.nextInt(6)));
            Duration length = Duration.ofMinutes(1 + random.nextInt(1800));
            windows.add(
                    random.nextInt(3) == 0
                            ? Window.deny(Cron.parse(cron), length, BERLIN)
                            : Window.allow(Cron.parse(cron), length, BERLIN));
        }
        Calendar calendar = new Calendar(windows);
        Instant from = instant("2026-10-20T00:00:00Z");
        int minutes = 9 * 24 * 60;
        List<Interval> open = calendar.open(from, from.plusSeconds(60L * minutes));
        boolean before = calendar.at(from).isOpen();
        Instant lastChange = from;
        for (int minute = 0; minute < minutes; minute++) {
            Instant now = from.plusSeconds(60L * minute);
            boolean is = calendar.at(now).isOpen();
            assertThat(open.stream().anyMatch(span -> span.contains(now))).isEqualTo(is);
            if (is != before) {
                assertThat(is ? calendar.nextOpening(lastChange) : calendar.nextClosing(lastChange))
                        .contains(now);
                lastChange = now;
                before = is;
            }
        }
    }

    @Test
    void followsRecurrenceRules() {
        RecurrenceRule secondTuesday =
                RecurrenceRule.parse(LocalDateTime.parse("2026-01-13T02:00:00"), "FREQ=MONTHLY;BYDAY=2TU");
        Calendar calendar = new Calendar(List.of(Window.allow(secondTuesday, Duration.ofHours(4), BERLIN)));

        assertThat(calendar.nextOpening(instant("2026-06-01T00:00:00Z"))).contains(instant("2026-06-09T00:00:00Z"));
        assertThat(calendar.nextOpening(instant("2026-11-01T00:00:00Z"))).contains(instant("2026-11-10T01:00:00Z"));
    }

    @Test
    void endsARuleWhereItSays() {
        RecurrenceRule rule =
                RecurrenceRule.parse(LocalDateTime.parse("2026-01-01T02:00:00"), "FREQ=DAILY;UNTIL=20260103T010000Z");
        Calendar calendar = new Calendar(List.of(Window.allow(rule, Duration.ofHours(1), BERLIN)));

        assertThat(calendar.open(instant("2026-01-01T00:00:00Z"), instant("2026-02-01T00:00:00Z")))
                .extracting(Interval::start)
                .containsExactly(
                        instant("2026-01-01T01:00:00Z"),
                        instant("2026-01-02T01:00:00Z"),
                        instant("2026-01-03T01:00:00Z"));
    }
}
