package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What paths alone tell: by a configuration's rules, and by secrets in names. Each path is asked once. Of one thread.
 */
final class PathRules {

    private final ContentSearch search;
    private final boolean any;
    private final Map<Integer, List<String>> known = new HashMap<>();

    /**
     * Prepares them.
     *
     * @param any whether any path can tell something; else none is looked at
     */
    PathRules(ContentSearch search, boolean any) {
        this.search = search;
        this.any = any;
    }

    /** The ids of the rules that report a path. */
    List<String> of(int number, Paths paths) {
        return any ? known.computeIfAbsent(number, path -> of(paths.text(path))) : List.of();
    }

    /** The ids of the rules that report a path. */
    List<String> of(String path) {
        return any
                ? search.ofPath(path, null).stream()
                        .map(Sighting::rule)
                        .distinct()
                        .toList()
                : List.of();
    }
}
