package dev.gatehouse.cli.windows;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.engines.windows.argocd.SyncWindow;
import dev.gatehouse.model.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The windows of an environment, or of a project of Argo CD.
 *
 * @param name the environment's or the project's
 * @param windows in the order in which they are written; an environment's freezes follow its windows
 * @param places where each is written
 * @param environment whose they are; null for a project's
 */
record WindowSet(
        String name,
        List<SyncWindow> windows,
        List<Location> places,
        @Nullable Environment environment) {

    WindowSet {
        windows = List.copyOf(windows);
        places = List.copyOf(places);
    }

    /** Those of an environment. */
    static WindowSet of(Environment environment) {
        List<SyncWindow> windows = new ArrayList<>();
        List<Location> places = new ArrayList<>();
        for (Environment.Window declared : environment.windows()) {
            windows.add(new SyncWindow(
                    declared.deny() ? "deny" : "allow",
                    declared.schedule(),
                    declared.duration(),
                    declared.timeZone(),
                    declared.applications().isEmpty() ? List.of("*") : declared.applications(),
                    List.of(),
                    List.of(),
                    false,
                    false));
            places.add(declared.location());
        }
        for (Environment.Freeze freeze : environment.freezes()) {
            Environment.Span span = freeze.span();
            String minutes = Duration.between(span.from(), span.until()).toMinutes() + "m";
            windows.add(new SyncWindow(
                    "deny", span.from().toString(), minutes, "UTC", List.of("*"), List.of(), List.of(), false, false));
            places.add(span.location());
        }
        return new WindowSet(environment.name(), windows, places, environment);
    }

    /** Whether its windows choose applications, and one has to be named. */
    boolean selective() {
        return environment == null;
    }

    /** Whose clock people read: the zone of all windows, where they have the same. */
    String zone() {
        List<String> zones = windows.stream()
                .limit(written())
                .map(SyncWindow::timeZone)
                .distinct()
                .toList();
        return zones.size() == 1 && !zones.getFirst().isEmpty() ? zones.getFirst() : "UTC";
    }

    /** How many are windows, and no freezes. */
    private int written() {
        return environment == null ? windows.size() : environment.windows().size();
    }

    /** One line about a window. */
    String described(int place) {
        SyncWindow window = windows.get(place);
        String chosen = choice(window);
        return window.kind() + "  " + window.schedule() + "  for " + window.duration() + "  "
                + (window.timeZone().isEmpty() ? "UTC" : window.timeZone())
                + (chosen.isEmpty() || chosen.equals("applications *") ? "" : "  " + chosen)
                + (window.manualSync() ? "  manual syncs pass" : "")
                + (environment == null ? "" : declared(environment, place));
    }

    private static String declared(Environment environment, int place) {
        int freeze = place - environment.windows().size();
        if (freeze >= 0) {
            String reason = environment.freezes().get(freeze).reason();
            return "  a freeze" + (reason.isEmpty() ? "" : ": " + reason);
        }
        Environment.Window window = environment.windows().get(place);
        StringBuilder more = new StringBuilder();
        window.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(l ->
                        more.append("  label ").append(l.getKey()).append('=').append(l.getValue()));
        window.exclusions()
                .forEach(e -> more.append("  but from ")
                        .append(e.from())
                        .append(" to ")
                        .append(e.until()));
        return more.toString();
    }

    /** One line about each time in which windows are overridden. */
    List<String> overrides() {
        return environment == null
                ? List.of()
                : environment.overrides().stream()
                        .map(o -> "override  " + o.span().from() + " to "
                                + o.span().until() + "  by "
                                + String.join(", ", o.approvedBy()) + ": " + o.reason() + "  "
                                + o.span().location())
                        .toList();
    }

    private static String choice(SyncWindow window) {
        StringBuilder chosen = new StringBuilder();
        String join = window.andOperator() ? " and " : " or ";
        for (Map.Entry<String, List<String>> selector : Map.of(
                        "applications", window.applications(),
                        "namespaces", window.namespaces(),
                        "clusters", window.clusters())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            if (!selector.getValue().isEmpty()) {
                chosen.append(chosen.isEmpty() ? "" : join)
                        .append(selector.getKey())
                        .append(' ')
                        .append(String.join(", ", selector.getValue()));
            }
        }
        return chosen.toString();
    }
}
