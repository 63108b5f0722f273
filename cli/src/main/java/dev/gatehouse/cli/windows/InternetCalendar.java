package dev.gatehouse.cli.windows;

import dev.gatehouse.engines.windows.Interval;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * When it is open, as a calendar that others read: one event for each opening in a year, in universal time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
final class InternetCalendar {

    private static final Duration EXTENT = Duration.ofDays(366);
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private InternetCalendar() {}

    /** The openings of some windows, from an instant on. */
    static String of(List<WindowSet> sets, Function<WindowSet, Asked> asking, Instant at, String mode) {
        InternetCalendar calendar = new InternetCalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Gatehouse//Windows//EN");
        calendar.line("CALSCALE:GREGORIAN");
        for (WindowSet set : sets) {
            for (Interval span : asking.apply(set).open(at, at.plus(EXTENT))) {
                calendar.event(set, span, at, mode);
            }
        }
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(WindowSet set, Interval span, Instant at, String mode) {
        line("BEGIN:VEVENT");
        line("UID:" + TIME.format(span.start()) + "-" + Integer.toHexString((set.name() + "/" + mode).hashCode())
                + "@gatehouse.dev");
        line("DTSTAMP:" + TIME.format(at));
        line("DTSTART:" + TIME.format(span.start()));
        line("DTEND:" + TIME.format(span.end()));
        line("SUMMARY:" + escaped(set.name() + " open"));
        StringBuilder description = new StringBuilder();
        for (int i = 0; i < set.windows().size(); i++) {
            description
                    .append(i == 0 ? "" : "\n")
                    .append("window ")
                    .append(i)
                    .append("  ")
                    .append(set.described(i));
        }
        if (!description.isEmpty()) {
            line("DESCRIPTION:" + escaped(description.toString()));
        }
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    /** Section 3.3.11. Other control characters have no place in a text. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                case '\n' -> escaped.append("\\n");
                default -> {
                    boolean unsafe = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
                    escaped.appendCodePoint(unsafe ? 0xFFFD : c);
                }
            }
        });
        return escaped.toString();
    }

    /** Section 3.1: at most 75 octets, the rest on lines that begin with a space; no character is split. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            i += Character.charCount(character);
            String one = Character.toString(character);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += length;
        }
        text.append("\r\n");
    }
}
