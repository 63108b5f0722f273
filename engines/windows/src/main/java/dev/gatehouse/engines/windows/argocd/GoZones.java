package dev.gatehouse.engines.windows.argocd;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Time zones by the names that Go's {@code time.LoadLocation} knows: of the time zone database, case counting. */
final class GoZones {

    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();

    private GoZones() {}

    static Optional<ZoneId> find(String name) {
        if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return NAMES.contains(name) && !name.startsWith("SystemV/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
