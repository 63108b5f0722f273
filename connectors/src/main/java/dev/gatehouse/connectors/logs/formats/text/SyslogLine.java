package dev.gatehouse.connectors.logs.formats.text;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One message of syslog.
 *
 * @param time as RFC 3339, or in microseconds since 1970; UTC where the line names no zone
 * @param host empty where none is told
 * @param program the program's name, without its process id
 * @param sequence the number in RFC 5424's {@code meta} (section 7.3.1); 0 where there is none
 */
public record SyslogLine(String time, String host, String program, String message, long sequence) {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int LONGEST = 64 << 10;

    /**
     * Reads a line of RFC 3164, of RFC 5424, or with an RFC 3339 time in front as rsyslog and journalctl write it.
     *
     * @param now a date without a year is the last such not after the day after this
     * @return empty where it is none
     */
    public static Optional<SyslogLine> read(byte[] bytes, int from, int to, Instant now) {
        String line = new String(bytes, from, Math.min(to - from, LONGEST), StandardCharsets.UTF_8);
        int start = 0;
        boolean structured = false;
        if (line.startsWith("<")) {
            int end = line.indexOf('>');
            if (end < 2 || end > 4) {
                return Optional.empty();
            }
            start = end + 1;
            if (line.startsWith("1 ", start)) {
                structured = true;
                start += 2;
            }
        }
        String rest = line.substring(start);
        if (structured) {
            return structured(rest);
        }
        int space = rest.indexOf(' ');
        if (space > 18 && rest.charAt(4) == '-' && rest.charAt(10) == 'T') {
            return tagged(rest.substring(0, space), rest.substring(space + 1));
        }
        return rest.length() > 16 && rest.charAt(3) == ' '
                ? civil(rest.substring(0, 15), now)
                        .flatMap(time -> tagged(time, rest.substring(15).stripLeading()))
                : Optional.empty();
    }

    /** RFC 5424: time, host, program, process, message id, structured data, message. */
    private static Optional<SyslogLine> structured(String rest) {
        String[] parts = rest.split(" ", 6);
        if (parts.length < 6) {
            return Optional.empty();
        }
        String data = parts[5];
        int message;
        if (data.startsWith("[")) {
            int end = 0;
            boolean quoted = false;
            for (int i = 0; i < data.length(); i++) {
                char c = data.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ']' && !quoted && (i + 1 == data.length() || data.charAt(i + 1) != '[')) {
                    end = i + 1;
                    break;
                }
            }
            message = end;
        } else {
            message = 1;
        }
        String text = data.substring(Math.min(message, data.length())).strip();
        return Optional.of(new SyslogLine(
                parts[0],
                parts[1].equals("-") ? "" : parts[1],
                parts[2],
                text.startsWith("\uFEFF") ? text.substring(1) : text,
                sequence(data.substring(0, message))));
    }

    /** The number in {@code [meta sequenceId="…"]}. */
    private static long sequence(String data) {
        int meta = data.indexOf("[meta ");
        int name = meta < 0 ? -1 : data.indexOf(" sequenceId=\"", meta);
        int from = name + " sequenceId=\"".length();
        int end = name < 0 ? -1 : data.indexOf('"', from);
        if (end <= from || end - from > 10 || data.substring(meta, name).indexOf(']') >= 0) {
            return 0;
        }
        String digits = data.substring(from, end);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : 0;
    }

    /** Host, then the program with its process id and a colon, then the message. */
    private static Optional<SyslogLine> tagged(String time, String rest) {
        int space = rest.indexOf(' ');
        int colon = rest.indexOf(": ", Math.max(0, space));
        if (space < 0 || colon < 0) {
            return Optional.empty();
        }
        String tag = rest.substring(space + 1, colon);
        int bracket = tag.indexOf('[');
        String program = bracket < 0 ? tag : tag.substring(0, bracket);
        return program.isEmpty() || program.indexOf(' ') >= 0
                ? Optional.empty()
                : Optional.of(new SyslogLine(time, rest.substring(0, space), program, rest.substring(colon + 2), 0));
    }

    /** {@code Nov 23 15:00:01}. */
    private static Optional<String> civil(String text, Instant now) {
        int month = MONTHS.indexOf(text.substring(0, 3)) + 1;
        try {
            int day = Integer.parseInt(text.substring(4, 6).strip());
            int hour = Integer.parseInt(text.substring(7, 9));
            int minute = Integer.parseInt(text.substring(10, 12));
            int second = Math.min(59, Integer.parseInt(text.substring(13, 15)));
            LocalDateTime latest = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusDays(1);
            for (int year = latest.getYear(); year > latest.getYear() - 9; year--) {
                if (month == 2 && day == 29 && !java.time.Year.isLeap(year)) {
                    continue;
                }
                LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, second);
                if (!time.isAfter(latest)) {
                    return Optional.of(time.toInstant(ZoneOffset.UTC).toString());
                }
            }
            return Optional.empty();
        } catch (NumberFormatException | DateTimeException none) {
            return Optional.empty();
        }
    }
}
