package dev.gatehouse.engines.gitobjects.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Who did something, and when.
 *
 * @param name empty where it is not said
 * @param email empty where it is not said
 * @param time the epoch where it can't be read
 */
public record Identity(String name, String email, OffsetDateTime time) {

    private static final OffsetDateTime EPOCH = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** Reads {@code Ada Example <ada@example.com> 1767225600 +0100}; what is missing stays empty. */
    public static Identity parse(String text) {
        int open = text.indexOf('<');
        int close = text.lastIndexOf('>');
        if (open < 0 || close < open) {
            return new Identity(text.strip(), "", EPOCH);
        }
        return new Identity(
                text.substring(0, open).strip(),
                text.substring(open + 1, close).strip(),
                time(text.substring(close + 1).strip()));
    }

    private static OffsetDateTime time(String text) {
        int space = text.indexOf(' ');
        try {
            Instant instant = Instant.ofEpochSecond(Long.parseLong(space < 0 ? text : text.substring(0, space)));
            return instant.atOffset(space < 0 ? ZoneOffset.UTC : zone(text.substring(space + 1)));
        } catch (NumberFormatException | DateTimeException e) {
            return EPOCH;
        }
    }

    private static ZoneOffset zone(String text) {
        try {
            int minutes = Integer.parseInt(text);
            return ZoneOffset.ofTotalSeconds((minutes / 100 * 60 + minutes % 100) * 60);
        } catch (NumberFormatException | DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
