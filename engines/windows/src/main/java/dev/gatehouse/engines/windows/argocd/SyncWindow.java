package dev.gatehouse.engines.windows.argocd;

import java.util.List;

/**
 * A window of an AppProject, as written.
 *
 * @param kind {@code allow} or {@code deny}; any other text does nothing
 * @param schedule five cron fields
 * @param duration of Go, such as {@code 1h30m}
 * @param timeZone a name of the time zone database; the empty one, and one that does not exist, is UTC
 * @param applications globs of application names, without the namespace
 * @param namespaces globs of destination namespaces
 * @param clusters globs of destination clusters
 * @param manualSync whether somebody may sync by hand while the window keeps out
 * @param andOperator whether all kinds of selectors that are given have to match, instead of one
 */
public record SyncWindow(
        String kind,
        String schedule,
        String duration,
        String timeZone,
        List<String> applications,
        List<String> namespaces,
        List<String> clusters,
        boolean manualSync,
        boolean andOperator) {

    public SyncWindow {
        applications = List.copyOf(applications);
        namespaces = List.copyOf(namespaces);
        clusters = List.copyOf(clusters);
    }

    boolean allows() {
        return kind.equals("allow");
    }

    boolean denies() {
        return kind.equals("deny");
    }
}
