package dev.gatehouse.baseline.shape;

import dev.gatehouse.engines.windows.InvalidSchedule;
import dev.gatehouse.engines.windows.Schedules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A day, or a time with or without its offset: {@code 2026-12-24}, {@code 2026-12-24T10:00}, {@code …T10:00Z}. */
public final class Moment {

    private static final int DAY = "2026-12-24".length();

    private Moment() {}

    /**
     * The first instant of a day, or the time itself.
     *
     * @throws DateTimeException where it is neither
     */
    public static Instant first(String text, ZoneId zone) {
        return text.length() == DAY ? LocalDate.parse(text).atStartOfDay(zone).toInstant() : time(text, zone);
    }

    /**
     * The first instant after a day, or the time itself.
     *
     * @throws DateTimeException where it is neither
     */
    public static Instant end(String text, ZoneId zone) {
        return text.length() == DAY
                ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant()
                : time(text, zone);
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            return Schedules.time(text, zone);
        } catch (InvalidSchedule none) {
            throw new DateTimeException(String.valueOf(none.getMessage()), none);
        }
    }

    /** Why a text is neither; empty where it is one. */
    static Optional<String> fault(String text) {
        try {
            boolean past = first(text, ZoneOffset.UTC).isBefore(Instant.EPOCH);
            return past ? Optional.of("`" + TextFormat.shown(text) + "` is long past") : Optional.empty();
        } catch (DateTimeException neither) {
            return Optional.of("`" + TextFormat.shown(text) + "` is neither a day nor a time");
        }
    }
}
