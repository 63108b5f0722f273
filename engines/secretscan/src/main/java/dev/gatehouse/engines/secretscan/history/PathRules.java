package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What paths alone tell: by a configuration's rules, and by secrets in names. Each path is asked once. */
final class PathRules {

    private final ContentSearch search;
    private final boolean any;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

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
    List<String> of(String path) {
        return any ? known.computeIfAbsent(path, this::asked) : List.of();
    }

    private List<String> asked(String path) {
        return search.ofPath(path, null).stream().map(Sighting::rule).distinct().toList();
    }
}
