package dev.gatehouse.engines.windows;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Time zones by the names of the <a href="https://www.iana.org/time-zones">time zone database</a>; case counts. */
public final class TimeZones {

    /** Names that Java leaves out, and zones that the database has them for. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT",
            "Factory", "Etc/UTC");

    /** Java has some that are not the database's. */
    private static final Set<String> NAMES = Stream.concat(
                    LEFT_OUT.keySet().stream(),
                    ZoneId.getAvailableZoneIds().stream().filter(name -> !name.startsWith("SystemV/")))
            .collect(Collectors.toUnmodifiableSet());

    private TimeZones() {}

    /** All there are. */
    public static Set<String> names() {
        return NAMES;
    }

    /** The zone of a name. */
    public static Optional<ZoneId> find(String name) {
        return NAMES.contains(name) ? Optional.of(ZoneId.of(LEFT_OUT.getOrDefault(name, name))) : Optional.empty();
    }
}
