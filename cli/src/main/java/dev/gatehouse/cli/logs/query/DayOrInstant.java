package dev.gatehouse.cli.logs.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time as people write it: {@code 2026-06-01}, the beginning of that day in UTC, or RFC 3339. */
public final class DayOrInstant {

    private static final int LENGTH_OF_DAY = 10;

    private DayOrInstant() {}

    /**
     * Reads one.
     *
     * @throws DateTimeException where a text is none
     */
    public static Instant read(String text) {
        return text.length() == LENGTH_OF_DAY
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
