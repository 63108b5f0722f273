package dev.gatehouse.engines.windows.argocd;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sync windows of an AppProject: who is let through is decided as Argo CD decides it, at times that are either Argo
 * CD's own or the right ones.
 */
public final class SyncWindows {

    /** When windows are active. */
    public enum Clock {
        /** As Argo CD has it, changes of the clocks, invalid zones and all. */
        ARGO_CD,
        /** From the start on and without the end, in civil time; an invalid window closes all. */
        CIVIL
    }

    private final List<Placed> windows;
    private final BiPredicate<String, String> glob;
    private final Clock clock;

    /**
     * A window, its place from 0, and its time, or why it has none.
     *
     * @param timing null where it can't be read
     */
    record Placed(int place, SyncWindow window, @Nullable Timing timing, String fault) {

        static Placed of(int place, SyncWindow window, Clock clock) {
            try {
                return new Placed(
                        place,
                        window,
                        switch (clock) {
                            case ARGO_CD -> FaithfulTiming.of(window);
                            case CIVIL -> CivilTiming.of(window);
                        },
                        "");
            } catch (Unreadable unreadable) {
                return new Placed(place, window, null, String.valueOf(unreadable.getMessage()));
            }
        }

        boolean isReadable() {
            return timing != null;
        }

        /** One that can be read. */
        Timing time() {
            return Objects.requireNonNull(timing);
        }
    }

    /**
     * Takes the windows, at Argo CD's own times.
     *
     * @param glob whether a pattern of <a href="https://github.com/gobwas/glob">gobwas/glob</a> without separators
     *     matches a text
     */
    public SyncWindows(List<SyncWindow> windows, BiPredicate<String, String> glob) {
        this(windows, glob, Clock.ARGO_CD);
    }

    /** Takes the windows. */
    public SyncWindows(List<SyncWindow> windows, BiPredicate<String, String> glob, Clock clock) {
        this.windows = IntStream.range(0, windows.size())
                .mapToObj(place -> Placed.of(place, windows.get(place), clock))
                .toList();
        this.glob = glob;
        this.clock = clock;
    }

    /** Why a window can't be read; empty where it can. */
    public Optional<String> fault(int window) {
        Placed placed = windows.get(window);
        return placed.isReadable() ? Optional.empty() : Optional.of(placed.fault());
    }

    /** Those that an application's syncs are asked about; {@code manual} where somebody asks for the sync by hand. */
    public MatchedWindows of(SyncTarget target, boolean manual) {
        List<Placed> matching = windows.stream()
                .filter(placed -> matches(placed.window(), target))
                .toList();
        List<Placed> needed = switch (clock) {
            case ARGO_CD -> matching;
            case CIVIL -> windows;
        };
        Optional<String> invalid = needed.stream()
                .filter(placed -> !placed.isReadable())
                .findFirst()
                .map(placed -> "window " + placed.place() + " is invalid: " + placed.fault());
        return new MatchedWindows(matching, invalid.orElse(null), manual);
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
