package dev.gatehouse.engines.windows.argocd;

import java.time.Instant;
import java.util.Optional;

/** When one window is active. */
interface Timing {

    boolean isActive(Instant at);

    /**
     * The first instant after this one at which, or just after which, it may begin or end to be active; empty where
     * none is in sight.
     */
    Optional<Instant> nextBoundary(Instant after);
}
