package dev.gatehouse.engines.windows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Five cron fields: minute, hour, day of the month, month, day of the week (POSIX crontab, with names and steps). Where
 * both kinds of day are restricted, either will do; a field that begins with {@code *} restricts nothing.
 *
 * <p>A start that a change of the clocks leaves out comes at the instant of the change. One that comes twice counts the
 * first time; but where the hour is {@code *} or {@code *}{@code /n}, which says "every so often", both times.
 */
public final class Cron implements Recurrence {

    private static final int FIELDS = 5;
    private static final int LONGEST = 1000;
    private static final long SECONDS_OF_DAY = 24 * 60 * 60;

    private final String text;
    private final CronField daysOfMonth;
    private final CronField months;
    private final CronField daysOfWeek;
    private final boolean everySoOften;

    /** The starts of a day on which the clocks are not changed. */
    private final List<LocalTime> times;

    private Cron(String text, List<Word> words) {
        this.text = text;
        CronField minutes = words.get(0).as(CronField.Kind.MINUTE);
        CronField hours = words.get(1).as(CronField.Kind.HOUR);
        daysOfMonth = words.get(2).as(CronField.Kind.DAY_OF_MONTH);
        months = words.get(3).as(CronField.Kind.MONTH);
        daysOfWeek = words.get(4).as(CronField.Kind.DAY_OF_WEEK);
        everySoOften = hours.any();
        List<LocalTime> all = new ArrayList<>();
        hours.values().stream()
                .forEach(hour -> minutes.values().stream().forEach(minute -> all.add(LocalTime.of(hour, minute))));
        times = List.copyOf(all);
    }

    /** A field as it is written, and its column from 1. */
    private record Word(String text, int column) {

        CronField as(CronField.Kind kind) {
            return CronField.read(text, kind, column);
        }
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidSchedule when it is none, with the column at fault
     */
    public static Cron parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidSchedule("a schedule has at most " + LONGEST + " characters", LONGEST + 1);
        }
        List<Word> words = words(text);
        if (words.size() > FIELDS) {
            throw new InvalidSchedule(
                    "a schedule has five fields, this has more",
                    words.get(FIELDS).column());
        }
        if (words.size() < FIELDS && !text.strip().startsWith("@")) {
            throw new InvalidSchedule("a schedule has five fields, this has " + words.size(), text.length() + 1);
        }
        if (words.size() < FIELDS) {
            throw new InvalidSchedule(
                    "`" + Shown.of(text.strip()) + "` is no schedule of five fields, such as 0 2 * * 2", 1);
        }
        return new Cron(text, words);
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isSpace(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                words.add(new Word(text.substring(at, end), at + 1));
            }
            at = end + 1;
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    public Iterator<Instant> starts(Instant notBefore, ZoneId zone) {
        return new Starts(notBefore, zone);
    }

    /**
     * The longest time from one start to the next, where it starts on every day and the clocks are not changed; null
     * for one that does not.
     */
    @Nullable
    Duration longestGap() {
        boolean everyDay = months.values().cardinality() == 12
                && daysOfMonth.values().cardinality() == 31
                && daysOfWeek.values().cardinality() == 7;
        if (!everyDay || times.isEmpty()) {
            return null;
        }
        long longest = SECONDS_OF_DAY
                - times.getLast().toSecondOfDay()
                + times.getFirst().toSecondOfDay();
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(
                    longest, times.get(i).toSecondOfDay() - times.get(i - 1).toSecondOfDay());
        }
        return Duration.ofSeconds(longest);
    }

    /** Whether it starts every so often, so that a change of the clocks makes no gap longer. */
    boolean isEverySoOften() {
        return everySoOften;
    }

    private boolean fallsOn(LocalDate date) {
        if (!months.has(date.getMonthValue())) {
            return false;
        }
        boolean ofMonth = daysOfMonth.has(date.getDayOfMonth());
        boolean ofWeek = daysOfWeek.has(date.getDayOfWeek().getValue() % 7);
        return daysOfMonth.any() || daysOfWeek.any() ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    /** The starts in order, a civil day at a time. */
    private final class Starts implements Iterator<Instant> {

        private final ZoneId zone;
        private final ZoneRules rules;

        /** Those known that were not given yet. */
        private final TreeSet<Instant> waiting = new TreeSet<>();

        /** The first day whose starts are not known yet. */
        private LocalDate day;

        private Instant floor;
        private LocalDate giveUp;

        Starts(Instant notBefore, ZoneId zone) {
            this.zone = zone;
            rules = zone.getRules();
            floor = notBefore;
            // A change of the clocks leaves out a whole day at most (Samoa, 30 December 2011).
            day = LocalDate.ofInstant(notBefore, ZoneOffset.UTC).minusDays(3);
            giveUp = day.plusDays(HORIZON_DAYS);
        }

        @Override
        public boolean hasNext() {
            fill();
            return !waiting.isEmpty();
        }

        @Override
        public Instant next() {
            fill();
            if (waiting.isEmpty()) {
                throw new NoSuchElementException();
            }
            Instant next = waiting.pollFirst();
            floor = next.plusNanos(1);
            return next;
        }

        /** Until the first that is waiting lies so early that no later day can bring an earlier one. */
        private void fill() {
            while (waiting.isEmpty()
                    || waiting.first().isAfter(day.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC))) {
                if (waiting.isEmpty() && day.isAfter(giveUp)) {
                    return;
                }
                if (fallsOn(day)) {
                    addStarts();
                }
                day = day.plusDays(1);
            }
            giveUp = day.plusDays(HORIZON_DAYS);
        }

        private void addStarts() {
            long midnight = day.toEpochDay() * SECONDS_OF_DAY;
            Instant before = Instant.ofEpochSecond(midnight - SECONDS_OF_DAY);
            Instant after = Instant.ofEpochSecond(midnight + 2 * SECONDS_OF_DAY);
            ZoneOffset offset = rules.getOffset(before);
            boolean steady = !hasTransition(before, after);
            for (LocalTime time : times) {
                LocalDateTime civil = day.atTime(time);
                if (steady) {
                    add(civil.toInstant(offset));
                } else {
                    add(CivilTime.first(civil, zone));
                    if (everySoOften) {
                        add(CivilTime.last(civil, zone));
                    }
                }
            }
        }

        private boolean hasTransition(Instant from, Instant to) {
            ZoneOffsetTransition next = rules.nextTransition(from);
            return next != null && next.getInstant().isBefore(to);
        }

        private void add(Instant start) {
            if (!start.isBefore(floor)) {
                waiting.add(start);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
