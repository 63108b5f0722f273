package dev.gatehouse.engines.windows.argocd;

import dev.gatehouse.engines.windows.TimeZones;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Time zones by the names that Go's {@code time.LoadLocation} knows: of the time zone database, case counting. */
final class GoZones {

    private GoZones() {}

    static Optional<ZoneId> find(String name) {
        if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return TimeZones.find(name);
    }
}
