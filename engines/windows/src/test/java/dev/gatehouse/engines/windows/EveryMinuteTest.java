package dev.gatehouse.engines.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares windows, minute by minute, with what the words say, around changes of the clocks in every zone: the last two
 * before 2027 and the first two after, and the oddest since 1970.
 */
class EveryMinuteTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration AROUND = Duration.ofHours(40);

    /** A schedule, and what it says of a civil time. */
    private record Case(String schedule, boolean everySoOften, Duration length, Predicate<LocalDateTime> starts) {}

    private static Case at(String schedule, Duration length, int hour, int minute) {
        return new Case(schedule, false, length, t -> t.getHour() == hour && t.getMinute() == minute);
    }

    private static final List<Case> CASES = List.of(
            at("0 2 * * *", Duration.ofHours(1), 2, 0),
            at("30 2 * * *", Duration.ofMinutes(45), 2, 30),
            at("15 0 * * *", Duration.ofHours(3), 0, 15),
            at("30 23 * * *", Duration.ofHours(2), 23, 30),
            at("59 1 * * *", Duration.ofMinutes(1), 1, 59),
            new Case("*/20 2 * * *", false, Duration.ofMinutes(7), t -> t.getHour() == 2 && t.getMinute() % 20 == 0),
            new Case("30 * * * *", true, Duration.ofMinutes(10), t -> t.getMinute() == 30),
            new Case(
                    "*/30 */2 * * *",
                    true,
                    Duration.ofMinutes(11),
                    t -> t.getHour() % 2 == 0 && t.getMinute() % 30 == 0),
            new Case(
                    "0 3 * * 0",
                    false,
                    Duration.ofHours(5),
                    t -> t.getHour() == 3
                            && t.getMinute() == 0
                            && t.getDayOfWeek().getValue() == 7),
            new Case(
                    "30 1 1-7 * 6,0",
                    false,
                    Duration.ofHours(1),
                    t -> t.getHour() == 1
                            && t.getMinute() == 30
                            && (t.getDayOfMonth() <= 7 || t.getDayOfWeek().getValue() >= 6)));

    /** One name of each set of rules. */
    static Stream<String> zones() {
        Set<ZoneRules> seen = new HashSet<>();
        return ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(name -> !ZoneId.of(name).getRules().isFixedOffset())
                .filter(name -> seen.add(ZoneId.of(name).getRules()));
    }

    private static List<Instant> changes(ZoneRules rules) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition before = rules.previousTransition(NOW);
        for (int i = 0; i < 2 && before != null; i++) {
            changes.add(before);
            before = rules.previousTransition(before.getInstant());
        }
        ZoneOffsetTransition after = rules.nextTransition(NOW);
        for (int i = 0; i < 2 && after != null; i++) {
            changes.add(after);
            after = rules.nextTransition(after.getInstant());
        }
        rules.getTransitions().stream()
                .filter(t -> Math.abs(t.getDuration().toMinutes()) != 60)
                .filter(EveryMinuteTest::isOfOurTime)
                .limit(3)
                .forEach(changes::add);
        return changes.stream()
                .filter(EveryMinuteTest::isOfOurTime)
                .map(ZoneOffsetTransition::getInstant)
                .toList();
    }

    /** Since 1970, and between offsets of whole minutes. */
    private static boolean isOfOurTime(ZoneOffsetTransition change) {
        return change.getInstant().getEpochSecond() > 0
                && change.getOffsetBefore().getTotalSeconds() % 60 == 0
                && change.getOffsetAfter().getTotalSeconds() % 60 == 0;
    }

    @ParameterizedTest
    @MethodSource("zones")
    void isOpenWhenTheWordsSaySo(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Instant change : changes(zone.getRules())) {
            List<Minute> minutes = minutes(zone.getRules(), change);
            for (Case c : CASES) {
                compare(c, zone, minutes);
            }
        }
    }

    /**
     * A minute of real time.
     *
     * @param civil what the clocks show
     * @param secondPass whether they showed it before
     * @param leftOut what they would have shown, had they not been put forward at this instant
     */
    private record Minute(Instant instant, LocalDateTime civil, boolean secondPass, List<LocalDateTime> leftOut) {

        boolean starts(Case c) {
            return c.starts().test(civil) && (c.everySoOften() || !secondPass)
                    || leftOut.stream().anyMatch(c.starts());
        }
    }

    private static List<Minute> minutes(ZoneRules rules, Instant change) {
        List<Minute> minutes = new ArrayList<>();
        for (Instant at = change.minus(AROUND); at.isBefore(change.plus(AROUND)); at = at.plusSeconds(60)) {
            LocalDateTime civil = LocalDateTime.ofInstant(at, rules.getOffset(at));
            List<ZoneOffset> offsets = rules.getValidOffsets(civil);
            boolean secondPass = !at.equals(civil.toInstant(offsets.getFirst()));
            minutes.add(new Minute(at, civil, secondPass, leftOut(rules, at)));
        }
        return minutes;
    }

    private static List<LocalDateTime> leftOut(ZoneRules rules, Instant at) {
        ZoneOffsetTransition change = rules.nextTransition(at.minusSeconds(1));
        if (change == null || !change.isGap() || !change.getInstant().equals(at)) {
            return List.of();
        }
        return Stream.iterate(
                        change.getDateTimeBefore(), t -> t.isBefore(change.getDateTimeAfter()), t -> t.plusMinutes(1))
                .toList();
    }

    private static void compare(Case c, ZoneId zone, List<Minute> minutes) {
        int lead = (int) c.length().toMinutes();
        BitSet expected = new BitSet();
        for (int i = 0; i < minutes.size(); i++) {
            if (minutes.get(i).starts(c)) {
                expected.set(i, Math.min(minutes.size(), i + lead));
            }
        }
        Instant from = minutes.getFirst().instant();
        Window window = Window.allow(Cron.parse(c.schedule()), c.length(), zone);
        BitSet actual = new BitSet();
        for (Iterator<Interval> spans =
                        window.open(from, minutes.getLast().instant().plusSeconds(60));
                spans.hasNext(); ) {
            Interval span = spans.next();
            actual.set(minuteOf(from, span.start()), minuteOf(from, span.end()));
        }
        // What started before the first minute is not known here.
        actual.clear(0, lead);
        expected.clear(0, lead);
        assertThat(actual)
                .as("%s for %s in %s, minutes from %s", c.schedule(), c.length(), zone, from)
                .isEqualTo(expected);
    }

    private static int minuteOf(Instant from, Instant instant) {
        return (int) Duration.between(from, instant).toMinutes();
    }
}
