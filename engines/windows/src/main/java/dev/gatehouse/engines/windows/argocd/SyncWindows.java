package dev.gatehouse.engines.windows.argocd;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The sync windows of an AppProject, judged as Argo CD judges them. */
public final class SyncWindows {

    private final List<SyncWindow> windows;
    private final BiPredicate<String, String> glob;

    /**
     * Takes the windows.
     *
     * @param glob whether a pattern of <a href="https://github.com/gobwas/glob">gobwas/glob</a> without separators
     *     matches a text
     */
    public SyncWindows(List<SyncWindow> windows, BiPredicate<String, String> glob) {
        this.windows = List.copyOf(windows);
        this.glob = glob;
    }

    /** Judges a sync at an instant; {@code manual} where somebody asked for it by hand. */
    public SyncJudgement judge(SyncTarget target, boolean manual, Instant at) {
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            if (matches(windows.get(i), target)) {
                matching.add(i);
            }
        }
        if (matching.isEmpty()) {
            return new SyncJudgement(true, matching, List.of(), "no window matches");
        }
        List<Integer> active = new ArrayList<>();
        for (int i : matching) {
            Optional<String> fault = fault(windows.get(i));
            if (fault.isPresent()) {
                return new SyncJudgement(
                        false, matching, List.of(), "window " + i + " matches and is invalid: " + fault.get());
            }
            if (isActive(windows.get(i), at)) {
                active.add(i);
            }
        }
        return judged(matching, active, manual);
    }

    private SyncJudgement judged(List<Integer> matching, List<Integer> active, boolean manual) {
        List<Integer> denying =
                active.stream().filter(i -> windows.get(i).denies()).toList();
        if (!denying.isEmpty()) {
            boolean byHand = manual && allManual(denying);
            return new SyncJudgement(
                    byHand,
                    matching,
                    active,
                    named(denying)
                            + (denying.size() == 1 ? " denies" : " deny")
                            + (byHand ? ", but let manual syncs through" : manual ? ", manual syncs too" : ""));
        }
        List<Integer> allowing =
                active.stream().filter(i -> windows.get(i).allows()).toList();
        if (!allowing.isEmpty()) {
            return new SyncJudgement(
                    true, matching, active, named(allowing) + " allow" + (allowing.size() == 1 ? "s" : ""));
        }
        List<Integer> closed = matching.stream()
                .filter(i -> windows.get(i).allows() && !active.contains(i))
                .toList();
        if (closed.isEmpty()) {
            return new SyncJudgement(
                    true, matching, active, "no window that matches is active, and none allows only at its time");
        }
        boolean byHand = manual && allManual(closed);
        return new SyncJudgement(
                byHand,
                matching,
                active,
                named(closed) + (closed.size() == 1 ? " is" : " are") + " not active"
                        + (byHand ? ", but let manual syncs through" : ""));
    }

    private boolean allManual(List<Integer> some) {
        return some.stream().allMatch(i -> windows.get(i).manualSync());
    }

    private static String named(List<Integer> some) {
        return (some.size() == 1 ? "window " : "windows ")
                + some.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Optional<String> fault(SyncWindow window) {
        if (RobfigCron.parse(window.schedule()).isEmpty()) {
            return Optional.of("its schedule can't be read");
        }
        return GoDuration.parse(window.duration()).isEmpty()
                ? Optional.of("its duration can't be read")
                : Optional.empty();
    }

    /**
     * Whether a valid window is active: strictly after it starts and before it ends, by the offset its zone has now.
     */
    static boolean isActive(SyncWindow window, Instant at) {
        RobfigCron schedule = RobfigCron.parse(window.schedule()).orElseThrow();
        Duration duration = GoDuration.parse(window.duration()).orElseThrow();
        ZoneId zone = GoZones.find(window.timeZone()).orElse(ZoneOffset.UTC);
        Instant now = at.plusSeconds(zone.getRules().getOffset(at).getTotalSeconds());
        return schedule.next(now.minus(duration))
                .map(next -> next.isBefore(now))
                .orElse(true);
    }

    private boolean matches(SyncWindow window, SyncTarget target) {
        boolean applications = any(window.applications(), target.application());
        boolean namespaces = any(window.namespaces(), target.namespace());
        boolean clusters = target.clusterName() != null && any(window.clusters(), target.clusterName())
                || target.clusterServer() != null && any(window.clusters(), target.clusterServer());
        if (!window.andOperator()) {
            return applications || namespaces || clusters;
        }
        boolean none = window.applications().isEmpty()
                && window.namespaces().isEmpty()
                && window.clusters().isEmpty();
        return !none
                && (window.applications().isEmpty() || applications)
                && (window.namespaces().isEmpty() || namespaces)
                && (window.clusters().isEmpty() || clusters);
    }

    private boolean any(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> glob.test(pattern, text));
    }
}
