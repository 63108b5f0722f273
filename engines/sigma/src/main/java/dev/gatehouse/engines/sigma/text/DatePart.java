package dev.gatehouse.engines.sigma.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A number that a date has, as the date is written: its zone is neither asked for nor changed. */
public enum DatePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    HOUR(ChronoField.HOUR_OF_DAY),
    DAY(ChronoField.DAY_OF_MONTH),
    /** Of ISO 8601. */
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    YEAR(ChronoField.YEAR);

    private final TemporalField field;

    DatePart(TemporalField field) {
        this.field = field;
    }

    /**
     * The part of a date in ISO 8601 or RFC 3339, or in seconds or smaller units since 1970; empty where it is none.
     */
    public OptionalLong of(String text) {
        LocalDateTime date = Dates.local(text);
        return date == null ? OptionalLong.empty() : OptionalLong.of(date.getLong(field));
    }

    /** Reads dates. */
    public static final class Dates {

        private static final int MILLIS_LENGTH = 13;

        private Dates() {}

        /**
         * The moment of a date with a zone (without one it is taken as UTC), in milliseconds since 1970; empty where
         * the text is no date.
         */
        public static OptionalLong epochMillis(String text) {
            if (text.length() == MILLIS_LENGTH && isDigits(text, 0, MILLIS_LENGTH)) {
                return OptionalLong.of(Long.parseLong(text));
            }
            String trimmed = text.trim();
            LocalDateTime local = local(trimmed);
            if (local == null) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(local.toInstant(ZoneOffset.UTC).toEpochMilli() - 1000L * offsetSeconds(trimmed));
        }

        private static int offsetSeconds(String text) {
            int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
            int time = Math.max(text.indexOf('T'), text.indexOf(' '));
            if (time < 0 || sign < time) {
                return 0;
            }
            String digits = text.substring(sign + 1).replace(":", "");
            if (digits.length() < 2 || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 0;
            }
            int hours = Integer.parseInt(digits.substring(0, 2));
            int minutes = digits.length() == 4 ? Integer.parseInt(digits.substring(2)) : 0;
            int seconds = 3600 * hours + 60 * minutes;
            return text.charAt(sign) == '-' ? -seconds : seconds;
        }

        /** Seconds, milli-, micro- or nanoseconds since 1970, told apart by their size. */
        private static @Nullable LocalDateTime epoch(String text) {
            int point = text.indexOf('.');
            String whole = point < 0 ? text : text.substring(0, point);
            if (whole.length() < 9 || whole.length() > 19 || !isDigits(whole, 0, whole.length())) {
                return null;
            }
            long number;
            try {
                number = Long.parseLong(whole);
            } catch (NumberFormatException _) {
                return null;
            }
            long millis = number;
            if (whole.length() <= 11) {
                millis = number * 1000;
                if (point >= 0) {
                    String fraction = (text.substring(point + 1) + "000").substring(0, 3);
                    if (!isDigits(fraction, 0, 3)) {
                        return null;
                    }
                    millis += Integer.parseInt(fraction);
                }
            } else if (whole.length() >= 18) {
                millis = number / 1_000_000;
            } else if (whole.length() >= 15) {
                millis = number / 1000;
            }
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        }

        static @Nullable LocalDateTime local(String untrimmed) {
            String text = untrimmed.trim();
            if (text.length() < 10 || text.length() > 64) {
                return text.length() == 9 ? epoch(text) : null;
            }
            if (text.charAt(4) != '-' && text.charAt(4) != '/') {
                return epoch(text);
            }
            if (!isDigits(text, 0, 4) || !isDigits(text, 5, 7) || !isDigits(text, 8, 10)) {
                return null;
            }
            try {
                int year = number(text, 0, 4);
                int month = number(text, 5, 7);
                int day = number(text, 8, 10);
                if (text.length() == 10) {
                    return LocalDateTime.of(year, month, day, 0, 0);
                }
                char divider = text.charAt(10);
                boolean timed = (divider == 'T' || divider == 't' || divider == ' ')
                        && text.length() >= 16
                        && isDigits(text, 11, 13)
                        && text.charAt(13) == ':'
                        && isDigits(text, 14, 16);
                if (!timed) {
                    return null;
                }
                boolean seconds = text.length() >= 19 && text.charAt(16) == ':' && isDigits(text, 17, 19);
                return LocalDateTime.of(
                        year,
                        month,
                        day,
                        number(text, 11, 13),
                        number(text, 14, 16),
                        seconds ? Math.min(59, number(text, 17, 19)) : 0,
                        seconds ? nanos(text) : 0);
            } catch (DateTimeException _) {
                return null;
            }
        }

        private static int nanos(String text) {
            if (text.length() < 21 || (text.charAt(19) != '.' && text.charAt(19) != ',')) {
                return 0;
            }
            int nanos = 0;
            int unit = 100_000_000;
            for (int i = 20; i < text.length() && unit > 0 && isDigits(text, i, i + 1); i++) {
                nanos += unit * (text.charAt(i) - '0');
                unit /= 10;
            }
            return nanos;
        }

        private static int number(String text, int from, int to) {
            return Integer.parseInt(text, from, to, 10);
        }

        private static boolean isDigits(String text, int from, int to) {
            for (int i = from; i < to; i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }
    }
}
