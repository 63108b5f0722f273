package dev.gatehouse.engines.windows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule in one line of text, in any of three forms:
 *
 * <ul>
 *   <li>five cron fields: {@code 0 2 * * 2};
 *   <li>a recurrence rule of iCalendar, with or without the time it counts from:
 *       {@code FREQ=MONTHLY;BYDAY=2TU;BYHOUR=2}, {@code DTSTART:20260113T020000 RRULE:FREQ=MONTHLY;BYDAY=2TU}. Without
 *       one it counts from the beginning of 1970;
 *   <li>one start: {@code 2026-12-20T00:00} in the window's zone, or {@code 2026-12-20T00:00:00Z}.
 * </ul>
 */
public final class Schedules {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Pattern RULE = Pattern.compile(
            "(?:DTSTART:([0-9]{8}T[0-9]{6})[ \\n]\\s{0,100})?(?:RRULE:)?([A-Z]+=.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONCE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.{0,40}");

    private Schedules() {}

    /**
     * Reads a schedule.
     *
     * @param zone whose civil time a single start is written in
     * @throws InvalidSchedule when it is none
     */
    public static Recurrence parse(String text, ZoneId zone) {
        String schedule = text.strip();
        if (ONCE.matcher(schedule).matches()) {
            return new Once(time(schedule, zone));
        }
        Matcher rule = RULE.matcher(schedule);
        return rule.matches() ? rule(rule) : Cron.parse(schedule);
    }

    private static Recurrence rule(Matcher rule) {
        String from = rule.group(1);
        try {
            return RecurrenceRule.parse(
                    from == null ? EPOCH : LocalDateTime.parse(from.toUpperCase(Locale.ROOT), BASIC), rule.group(2));
        } catch (DateTimeException noTime) {
            throw new InvalidSchedule("DTSTART is a time such as 20260113T020000", 1);
        }
    }

    /**
     * Reads one time: {@code 2026-12-20T00:00} in a zone, or {@code 2026-12-20T00:00:00Z}.
     *
     * @throws InvalidSchedule when it is none
     */
    public static Instant time(String text, ZoneId zone) {
        try {
            return CivilTime.first(LocalDateTime.parse(text), zone);
        } catch (DateTimeException notCivil) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException neither) {
                throw new InvalidSchedule(
                        "`" + Shown.of(text) + "` is no time such as 2026-12-20T00:00 or 2026-12-20T00:00:00Z", 1);
            }
        }
    }

    /**
     * Reads the name of a time zone: of the time zone database, or {@code UTC}; none is {@code UTC}.
     *
     * @throws InvalidSchedule when there is no such zone
     */
    public static ZoneId zone(String name) {
        if (name.isEmpty()) {
            return ZoneOffset.UTC;
        }
        return TimeZones.find(name)
                .orElseThrow(() -> new InvalidSchedule("there is no time zone `" + Shown.of(name) + "`", 1));
    }
}
