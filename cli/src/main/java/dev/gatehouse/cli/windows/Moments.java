package dev.gatehouse.cli.windows;

import dev.gatehouse.engines.windows.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and lengths of time, as people read them. */
record Moments(ZoneId zone) {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mmxxx", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ssxxx", Locale.ENGLISH);

    /** By the clock of a zone; of UTC, where there is no such zone. */
    static Moments in(String zone) {
        return new Moments(TimeZones.find(zone).orElse(ZoneOffset.UTC));
    }

    /** {@code Tue 2026-06-02 02:00+02:00 Europe/Berlin}. */
    String of(Instant instant) {
        boolean whole = instant.getEpochSecond() % 60 == 0 && instant.getNano() == 0;
        return (whole ? FORM : SECONDS).format(instant.atZone(zone)) + " " + name();
    }

    String name() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** {@code 3 d 4 h}, the two largest parts. */
    static String length(Duration length) {
        long days = length.toDays();
        long hours = length.toHoursPart();
        long minutes = length.toMinutesPart();
        if (days > 0) {
            return days + " d" + (hours > 0 ? " " + hours + " h" : "");
        }
        if (hours > 0) {
            return hours + " h" + (minutes > 0 ? " " + minutes + " min" : "");
        }
        return length.compareTo(Duration.ofMinutes(1)) < 0 ? length.toSeconds() + " s" : minutes + " min";
    }
}
