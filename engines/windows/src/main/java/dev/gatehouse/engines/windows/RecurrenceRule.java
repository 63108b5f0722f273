package dev.gatehouse.engines.windows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule of iCalendar (RFC 5545, section 3.3.10) and the civil time it counts from: the first start, where
 * the rule has it. A start that a change of the clocks leaves out comes at the instant of the change; one that comes
 * twice counts the first time.
 */
public final class RecurrenceRule implements Recurrence {

    private static final int LONGEST = 1000;
    private static final Pattern FREQUENCY = Pattern.compile("(?:^|;)FREQ=([A-Z]+)(?:;|$)");
    private static final Pattern COUNT = Pattern.compile("(?:^|;)COUNT=");
    private static final Pattern LIMITED = Pattern.compile("BY(?:MONTH|WEEKNO|YEARDAY)=");
    private static final Pattern NUMBERED = Pattern.compile("BYDAY=[^;]*[0-9]");
    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([^;]*)");
    private static final DateTimeFormatter CIVIL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private final String text;
    private final LocalDateTime first;
    private final org.dmfs.rfc5545.recur.RecurrenceRule rule;
    private final @Nullable Until until;

    /** The end of a rule, in civil or in universal time. */
    private record Until(LocalDateTime time, boolean universal) {

        boolean allows(LocalDateTime civil, Instant instant) {
            return universal ? !instant.isAfter(time.toInstant(ZoneOffset.UTC)) : !civil.isAfter(time);
        }
    }

    private RecurrenceRule(
            String text, LocalDateTime first, org.dmfs.rfc5545.recur.RecurrenceRule rule, @Nullable Until until) {
        this.text = text;
        this.first = first;
        this.rule = rule;
        this.until = until;
    }

    /**
     * Reads a rule.
     *
     * @param first the civil time of {@code DTSTART}
     * @param text such as {@code FREQ=MONTHLY;BYDAY=2TU}, without {@code RRULE:}; minutely at the most often
     * @throws InvalidSchedule when it is none
     */
    public static RecurrenceRule parse(LocalDateTime first, String text) {
        if (text.length() > LONGEST) {
            throw new InvalidSchedule("a recurrence rule has at most " + LONGEST + " characters", LONGEST + 1);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        Matcher frequency = FREQUENCY.matcher(upper);
        if (!frequency.find()) {
            throw new InvalidSchedule("a recurrence rule says FREQ=, such as FREQ=WEEKLY", 1);
        }
        if (frequency.group(1).equals("SECONDLY") || upper.contains("BYSECOND=")) {
            throw new InvalidSchedule("a window starts on a minute, not every second", frequency.start(1) + 1);
        }
        Matcher end = UNTIL.matcher(upper);
        Until until = end.find() ? until(end.group(1), end.start(1) + 1) : null;
        if (until != null && COUNT.matcher(upper).find()) {
            throw new InvalidSchedule("a recurrence rule ends by UNTIL or by COUNT, not by both", end.start(1) + 1);
        }
        String endless = inAllMonths(until == null ? upper : stripped(upper, end));
        try {
            return new RecurrenceRule(
                    text,
                    first,
                    new org.dmfs.rfc5545.recur.RecurrenceRule(
                            endless, org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode.RFC5545_STRICT),
                    until);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException invalid) {
            throw new InvalidSchedule(
                    "`" + Shown.of(text) + "` is no recurrence rule: " + Shown.of(String.valueOf(invalid.getMessage())),
                    1);
        }
    }

    /**
     * A yearly rule of days of the month is about every month (RFC 5545, table of 3.3.10), which lib-recur leaves out.
     */
    private static String inAllMonths(String rule) {
        boolean all = rule.contains("FREQ=YEARLY")
                && rule.contains("BYMONTHDAY=")
                && !LIMITED.matcher(rule).find();
        if (all && NUMBERED.matcher(rule).find()) {
            throw new InvalidSchedule("a yearly rule has days such as -1MO, or BYMONTHDAY, unless it has BYMONTH", 1);
        }
        return all ? rule + ";BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12" : rule;
    }

    private static String stripped(String rule, Matcher until) {
        String rest = rule.substring(0, until.start()) + rule.substring(until.end());
        return rest.startsWith(";") ? rest.substring(1) : rest;
    }

    private static Until until(String text, int column) {
        try {
            if (text.length() == "20260101".length()) {
                return new Until(LocalDate.parse(text, DATE).atTime(23, 59, 59), false);
            }
            boolean universal = text.endsWith("Z");
            return new Until(
                    LocalDateTime.parse(universal ? text.substring(0, text.length() - 1) : text, CIVIL), universal);
        } catch (DateTimeException noTime) {
            throw new InvalidSchedule("UNTIL is a date or a time such as 20261231T235959Z", column);
        }
    }

    @Override
    public Iterator<Instant> starts(Instant notBefore, ZoneId zone) {
        return new Starts(notBefore, zone);
    }

    private final class Starts implements Iterator<Instant> {

        private final ZoneId zone;
        private final @Nullable RecurrenceRuleIterator civil;
        private Instant floor;
        private @Nullable Instant next;
        private boolean ended;

        Starts(Instant notBefore, ZoneId zone) {
            this.zone = zone;
            floor = notBefore;
            civil = from(LocalDateTime.ofInstant(notBefore, ZoneOffset.UTC).minusDays(3));
        }

        /** Null for a rule that never comes, such as that of 30 February. */
        private @Nullable RecurrenceRuleIterator from(LocalDateTime early) {
            try {
                RecurrenceRuleIterator all = rule.iterator(new DateTime(
                        first.getYear(),
                        first.getMonthValue() - 1,
                        first.getDayOfMonth(),
                        first.getHour(),
                        first.getMinute(),
                        first.getSecond()));
                if (early.isAfter(first)) {
                    all.fastForward(early.toInstant(ZoneOffset.UTC).toEpochMilli());
                }
                return all;
            } catch (IllegalArgumentException | IllegalStateException tooManyLeftOut) {
                return null;
            }
        }

        @Override
        public boolean hasNext() {
            while (next == null && !ended) {
                LocalDateTime time = following();
                if (time == null) {
                    ended = true;
                    break;
                }
                Instant start = CivilTime.first(time, zone);
                if (until != null && !until.allows(time, start)) {
                    ended = true;
                } else if (!start.isBefore(floor)) {
                    next = start;
                }
            }
            return next != null;
        }

        /** The next civil time; null for none, and where it is given up. */
        private @Nullable LocalDateTime following() {
            try {
                return civil != null && civil.hasNext()
                        ? LocalDateTime.ofInstant(Instant.ofEpochMilli(civil.nextMillis()), ZoneOffset.UTC)
                        : null;
            } catch (IllegalArgumentException | IllegalStateException tooManyLeftOut) {
                return null;
            }
        }

        @Override
        public Instant next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Instant given = next;
            floor = given.plusNanos(1);
            next = null;
            return given;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
