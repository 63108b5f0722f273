package dev.gatehouse.cli.windows;

import dev.gatehouse.engines.windows.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Days as rows, half an hour of the zone's civil time a character: open, open in part, closed. On a day on which the
 * clocks are changed the row is as many hours long as the day, and says so.
 */
record DayGrid(ZoneId zone, boolean unicode) {

    private static final Duration CELL = Duration.ofMinutes(30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);

    String draw(Asked asked, Instant at, int days) {
        LocalDate first = at.atZone(zone).toLocalDate();
        Instant from = first.atStartOfDay(zone).toInstant();
        List<Interval> open =
                asked.open(from, first.plusDays(days).atStartOfDay(zone).toInstant());
        StringBuilder text = new StringBuilder("                  00    03    06    09    12    15    18    21\n");
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            text.append("  ").append(DAY.format(day)).append("  ");
            row(day, open, text);
        }
        return text.append("                  ")
                .append(cell(2))
                .append(" open   ")
                .append(cell(1))
                .append(" open in part   ")
                .append(cell(0))
                .append(" closed\n")
                .toString();
    }

    private void row(LocalDate day, List<Interval> open, StringBuilder text) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        StringBuilder spans = new StringBuilder();
        List<Interval> today =
                open.stream().filter(s -> s.overlaps(new Interval(start, end))).toList();
        for (Instant at = start; at.isBefore(end); at = at.plus(CELL)) {
            Instant cellEnd = at.plus(CELL).isBefore(end) ? at.plus(CELL) : end;
            text.append(cell(share(today, new Interval(at, cellEnd))));
        }
        for (Interval span : today) {
            if (!span.start().isBefore(start)) {
                spans.append(spans.isEmpty() ? "" : ", ")
                        .append(clock(span.start()))
                        .append('-');
            } else {
                spans.append(spans.isEmpty() ? "" : ", ").append("-");
            }
            spans.append(span.end().isAfter(end) ? "" : span.end().equals(end) ? "24:00" : clock(span.end()));
        }
        Duration length = Duration.between(start, end);
        text.append(spans.isEmpty() ? "" : "  " + spans);
        if (!length.equals(Duration.ofDays(1))) {
            text.append("  (the clocks change: ").append(Moments.length(length)).append(')');
        }
        text.append('\n');
    }

    private String clock(Instant instant) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(instant.atOffset(offset));
    }

    /** 0 where nothing of it is open, 2 where all of it is. */
    private static int share(List<Interval> open, Interval cell) {
        Duration sum = Duration.ZERO;
        for (Interval span : open) {
            if (span.overlaps(cell)) {
                Instant from = span.start().isAfter(cell.start()) ? span.start() : cell.start();
                Instant to = span.end().isBefore(cell.end()) ? span.end() : cell.end();
                sum = sum.plus(Duration.between(from, to));
            }
        }
        return sum.isZero() ? 0 : sum.compareTo(cell.length()) >= 0 ? 2 : 1;
    }

    private String cell(int share) {
        return switch (share) {
            case 0 -> unicode ? "·" : ".";
            case 1 -> unicode ? "▄" : "+";
            default -> unicode ? "█" : "#";
        };
    }
}
