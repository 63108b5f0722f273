package dev.gatehouse.engines.windows.argocd;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the library that Argo CD uses reads it, <a
 * href="https://pkg.go.dev/github.com/robfig/cron/v3">robfig/cron</a> 3 with five fields and no descriptors: what other
 * readers refuse ({@code ,,}, {@code +0}, {@code *-5}) it takes.
 */
final class RobfigCron {

    private static final long STAR = 1L << 63;

    /** No set of values has the bit of a star and this one besides. */
    private static final long INVALID = STAR | 1L << 62;

    private static final int YEARS_AHEAD = 5;
    private static final int LONGEST = 1000;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** The range of a field, and the names that stand for numbers from the first on. */
    private record Bounds(int least, int most, List<String> names) {}

    private static final List<Bounds> FIELDS = List.of(
            new Bounds(0, 59, List.of()),
            new Bounds(0, 23, List.of()),
            new Bounds(1, 31, List.of()),
            new Bounds(
                    1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Bounds(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private final long minutes;
    private final long hours;
    private final long daysOfMonth;
    private final long months;
    private final long daysOfWeek;
    private final @Nullable ZoneId zone;

    private RobfigCron(long[] fields, @Nullable ZoneId zone) {
        minutes = fields[0];
        hours = fields[1];
        daysOfMonth = fields[2];
        months = fields[3];
        daysOfWeek = fields[4];
        this.zone = zone;
    }

    /** Empty where the library returns an error, or panics. */
    static Optional<RobfigCron> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String fields = text;
        ZoneId zone = null;
        if (text.startsWith("TZ=") || text.startsWith("CRON_TZ=")) {
            int space = text.indexOf(' ');
            if (space < 0) {
                return Optional.empty();
            }
            Optional<ZoneId> named = GoZones.find(text.substring(text.indexOf('=') + 1, space));
            if (named.isEmpty()) {
                return Optional.empty();
            }
            zone = named.get();
            fields = text.substring(space).strip();
        }
        List<String> parts = words(fields);
        if (parts.size() != FIELDS.size() || fields.startsWith("@")) {
            return Optional.empty();
        }
        long[] bits = new long[parts.size()];
        for (int i = 0; i < bits.length; i++) {
            for (String range : parts.get(i).split(",", -1)) {
                long added = range.isEmpty() ? 0 : range(range, FIELDS.get(i));
                if (added == INVALID) {
                    return Optional.empty();
                }
                bits[i] |= added;
            }
        }
        return Optional.of(new RobfigCron(bits, zone));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isSpace(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                words.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return words;
    }

    /** As Go's {@code unicode.IsSpace}. */
    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c == 0xa0 || Character.isSpaceChar(c);
    }

    private static long range(String text, Bounds bounds) {
        String[] rangeAndStep = text.split("/", -1);
        String[] ends = rangeAndStep[0].split("-", -1);
        long star = 0;
        int first;
        int last;
        if (ends[0].equals("*") || ends[0].equals("?")) {
            first = bounds.least();
            last = bounds.most();
            star = STAR;
        } else {
            first = value(ends[0], bounds);
            if (ends.length > 2) {
                return INVALID;
            }
            last = ends.length == 1 ? first : value(ends[1], bounds);
        }
        int step = 1;
        if (rangeAndStep.length > 2) {
            return INVALID;
        }
        if (rangeAndStep.length == 2) {
            step = number(rangeAndStep[1]);
            if (ends.length == 1) {
                last = bounds.most();
            }
            if (step > 1) {
                star = 0;
            }
        }
        if (first < bounds.least() || last > bounds.most() || first > last || step < 1) {
            return INVALID;
        }
        long bits = star;
        for (int value = first; value <= last; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static int value(String text, Bounds bounds) {
        int named = bounds.names().indexOf(text.toLowerCase(Locale.ROOT));
        return named < 0 ? number(text) : named + bounds.least();
    }

    /** As Go's {@code strconv.Atoi}, -1 for what is no number or below zero. */
    private static int number(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.length() - at > 9 ? -1 : Integer.parseInt(digits.substring(at));
    }

    /** Whether it starts on every day, never more than a length of time less a second after the start before. */
    boolean isWithin(Duration length) {
        if (zone != null
                || (months & 0x1FFE) != 0x1FFE
                || (daysOfMonth & 0xFFFFFFFEL) != 0xFFFFFFFEL
                || (daysOfWeek & 0x7F) != 0x7F) {
            return false;
        }
        int first = -1;
        int last = -1;
        int longest = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            if ((hours >> minute / 60 & 1) != 0 && (minutes >> minute % 60 & 1) != 0) {
                longest = last < 0 ? longest : Math.max(longest, minute - last);
                first = first < 0 ? minute : first;
                last = minute;
            }
        }
        return last >= 0
                && Duration.ofMinutes(Math.max(longest, 24 * 60 - last + first)).compareTo(length) < 0;
    }

    /** Whether it names no minute, hour or month at all ({@code ,,}), so that the library's search always gives up. */
    private boolean isNever() {
        return (minutes & ~STAR) == 0 || (hours & ~STAR) == 0 || (months & ~STAR) == 0;
    }

    /** The first start after an instant; empty where the library gives up after five years. */
    Optional<Instant> next(Instant after) {
        if (isNever()) {
            return Optional.empty();
        }
        try {
            return zone == null ? inUniversalTime(after) : new Search(zone, after).run();
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    /** Where the clocks are never changed, the library's search comes to the first minute that fits. */
    private Optional<Instant> inUniversalTime(Instant after) {
        long first = Math.floorDiv(after.getEpochSecond() + SECONDS_OF_MINUTE, SECONDS_OF_MINUTE);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(first, MINUTES_OF_DAY));
        int from = Math.floorMod(first, MINUTES_OF_DAY);
        int lastYear = after.plusSeconds(1).atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD;
        while (day.getYear() <= lastYear) {
            int minute = has(months, day.getMonthValue()) && fallsOn(day) ? minuteFrom(from) : -1;
            if (minute >= 0) {
                return Optional.of(
                        Instant.ofEpochSecond((day.toEpochDay() * MINUTES_OF_DAY + minute) * SECONDS_OF_MINUTE));
            }
            day = has(months, day.getMonthValue())
                    ? day.plusDays(1)
                    : day.withDayOfMonth(1).plusMonths(1);
            from = 0;
        }
        return Optional.empty();
    }

    /** The first minute of a day that fits, from one on; -1 for none. */
    private int minuteFrom(int from) {
        for (int hour = from / 60; hour < 24; hour++) {
            int earliest = hour == from / 60 ? from % 60 : 0;
            long left = has(hours, hour) ? (minutes & ~STAR) >>> earliest : 0;
            if (left != 0) {
                return hour * 60 + earliest + Long.numberOfTrailingZeros(left);
            }
        }
        return -1;
    }

    private static boolean has(long bits, int value) {
        return (bits >> value & 1) != 0;
    }

    private boolean fallsOn(LocalDate date) {
        boolean ofMonth = has(daysOfMonth, date.getDayOfMonth());
        boolean ofWeek = has(daysOfWeek, date.getDayOfWeek().getValue() % 7);
        return (daysOfMonth & STAR) != 0 || (daysOfWeek & STAR) != 0 ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    /** The library's search, step by step, as it depends on where changes of the clocks lie. */
    private final class Search {

        private final ZoneRules rules;
        private Instant time;
        private boolean truncated;

        Search(ZoneId zone, Instant after) {
            rules = zone.getRules();
            time = Instant.ofEpochSecond(after.getEpochSecond() + 1);
        }

        private LocalDateTime civil() {
            return LocalDateTime.ofEpochSecond(
                    time.getEpochSecond() + rules.getOffset(time).getTotalSeconds(), 0, ZoneOffset.UTC);
        }

        /** As Go's {@code time.Date}: which instant a civil time in a gap or an overlap stands for. */
        private Instant instant(LocalDateTime civil) {
            long seconds = civil.toEpochSecond(ZoneOffset.UTC);
            Instant guess = Instant.ofEpochSecond(seconds);
            ZoneOffset offset = rules.getOffset(guess);
            Instant shifted = guess.minusSeconds(offset.getTotalSeconds());
            if (!sameSpan(guess, shifted)) {
                offset = rules.getOffset(shifted);
            }
            return guess.minusSeconds(offset.getTotalSeconds());
        }

        private boolean sameSpan(Instant a, Instant b) {
            ZoneOffsetTransition transition = rules.previousTransition(a.plusNanos(1));
            ZoneOffsetTransition next = rules.nextTransition(a);
            return (transition == null || !b.isBefore(transition.getInstant()))
                    && (next == null || b.isBefore(next.getInstant()));
        }

        Optional<Instant> run() {
            int lastYear = civil().getYear() + YEARS_AHEAD;
            while (civil().getYear() <= lastYear) {
                if (month() && day() && hour() && minute() && second()) {
                    return Optional.of(time);
                }
            }
            return Optional.empty();
        }

        /** False where the search has to begin again with the year. */
        private boolean month() {
            while (!has(months, civil().getMonthValue())) {
                truncate(civil().toLocalDate().withDayOfMonth(1).atStartOfDay());
                time = instant(civil().plusMonths(1));
                if (civil().getMonthValue() == 1) {
                    return false;
                }
            }
            return true;
        }

        private boolean day() {
            while (!fallsOn(civil().toLocalDate())) {
                truncate(civil().toLocalDate().atStartOfDay());
                time = instant(civil().plusDays(1));
                int hour = civil().getHour();
                if (hour != 0) {
                    time = time.plus(Duration.ofHours(hour > 12 ? 24 - hour : -hour));
                }
                if (civil().getDayOfMonth() == 1) {
                    return false;
                }
            }
            return true;
        }

        private boolean hour() {
            while (!has(hours, civil().getHour())) {
                truncate(civil().withMinute(0).withSecond(0));
                time = time.plusSeconds(3600);
                if (civil().getHour() == 0) {
                    return false;
                }
            }
            return true;
        }

        private boolean minute() {
            while (!has(minutes, civil().getMinute())) {
                if (!truncated) {
                    truncated = true;
                    time = time.minusSeconds(civil().getSecond());
                }
                time = time.plusSeconds(60);
                if (civil().getMinute() == 0) {
                    return false;
                }
            }
            return true;
        }

        private boolean second() {
            while (civil().getSecond() != 0) {
                truncated = true;
                time = time.plusSeconds(1);
                if (civil().getSecond() == 0) {
                    return false;
                }
            }
            return true;
        }

        private void truncate(LocalDateTime civil) {
            if (!truncated) {
                truncated = true;
                time = instant(civil);
            }
        }
    }
}
