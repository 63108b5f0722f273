package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The places that are asked for. */
final class Asked {

    private static final String ANY = "";

    private final Map<String, Set<String>> commitsByPath = new HashMap<>();

    Asked(Collection<AskedPlace> places) {
        for (AskedPlace place : places) {
            commitsByPath
                    .computeIfAbsent(place.path(), unseen -> new HashSet<>())
                    .add(place.commit());
        }
    }

    boolean asks(Group.Place place, CommitGraph graph) {
        Set<String> commits = commitsByPath.get(place.path());
        return commits != null
                && (commits.contains(ANY)
                        || place.commit() >= 0
                                && commits.contains(
                                        graph.commits().id(place.commit()).toString()));
    }
}
