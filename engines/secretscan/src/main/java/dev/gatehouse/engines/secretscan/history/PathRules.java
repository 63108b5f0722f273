package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.gitleaks.GitleaksRule;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration's rules that judge a path alone, asked once for each path. Of one thread. */
final class PathRules {

    private final Ruleset ruleset;
    private final boolean any;
    private final Map<Integer, List<String>> known = new HashMap<>();

    PathRules(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.any = ruleset.configuration().rules().stream().anyMatch(GitleaksRule::byPathOnly);
    }

    /** Whether there is one: every path is then of interest. */
    boolean any() {
        return any;
    }

    /** The ids of those that report a path. */
    List<String> of(int number, Paths paths) {
        return any ? known.computeIfAbsent(number, path -> of(paths.text(path))) : List.of();
    }

    /** The ids of those that report a path. */
    List<String> of(String path) {
        return any
                ? ruleset.rules().pathRules(path, null).stream()
                        .map(GitleaksRule::id)
                        .toList()
                : List.of();
    }
}
