package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.RepositoryUse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who pushed to a repository in the last quarter, which GitHub tells on every plan.
 *
 * @see <a href="https://docs.github.com/rest/repos/repos#list-repository-activities">List repository activities</a>
 */
final class ActivityReader {

    private static final Duration QUARTER = Duration.ofDays(90);

    private final GitHub github;
    private final Time time;

    ActivityReader(GitHub github, Time time) {
        this.github = github;
        this.time = time;
    }

    /**
     * Reads it, where anything can have been pushed at all.
     *
     * @param pushed when something was last pushed; empty where it is not told
     */
    void read(String name, Optional<Instant> pushed, Sightings seen) {
        if (pushed.filter(at -> at.plus(QUARTER).isBefore(time.now())).isPresent()) {
            seen.add(new RepositoryUse(name, QUARTER, Map.of(), seen.origin("repos/" + name + "/activity")));
            return;
        }
        Optional<List<Json>> activities = seen.take(
                FactKind.ACCOUNT_USE,
                github.list("/repos/{}/{}/activity?time_period=quarter", RepositoryPath.parts(name)));
        if (activities.isEmpty()) {
            return;
        }
        Map<String, Instant> last = new HashMap<>();
        for (Json each : activities.get()) {
            Optional<Instant> at = each.instant("timestamp");
            if (at.isEmpty() || !each.has("actor")) {
                seen.gap(
                        FactKind.ACCOUNT_USE, "GitHub named a push to " + name + " without who made it, or when", null);
                return;
            }
            each.get("actor")
                    .word("login")
                    .ifPresent(login -> last.merge(login, at.get(), (one, other) -> one.isAfter(other) ? one : other));
        }
        seen.add(new RepositoryUse(name, QUARTER, last, seen.origin("repos/" + name + "/activity")));
    }
}
