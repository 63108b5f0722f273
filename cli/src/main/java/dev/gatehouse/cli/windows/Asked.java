package dev.gatehouse.cli.windows;

import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.engines.windows.argocd.SyncJudgement;
import dev.gatehouse.engines.windows.argocd.SyncTarget;
import dev.gatehouse.engines.windows.argocd.SyncWindows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Windows, and what they are asked about. */
record Asked(SyncWindows windows, SyncTarget target, boolean manual) {

    SyncJudgement at(Instant instant) {
        return windows.judge(target, manual, instant);
    }

    Optional<Instant> nextChange(Instant after) {
        return windows.nextChange(target, manual, after);
    }

    List<Interval> open(Instant from, Instant to) {
        return windows.open(target, manual, from, to);
    }
}
