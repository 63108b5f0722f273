package dev.gatehouse.engines.secretscan.changes;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.content.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which references reach some commits: every commit knows which of them it reaches, itself and through its parents, so
 * that all commits are gone through once for each 512 that are asked for.
 */
final class ReachingReferences {

    private static final int AT_ONCE = 512;
    private static final int MOST = 50;

    private final Map<ObjectId, Commit> commits;
    private final Map<String, ObjectId> references;

    /**
     * For a history.
     *
     * @param commits all that any reference reaches
     * @param references by name, with the commit that each leads to
     */
    ReachingReferences(Map<ObjectId, Commit> commits, Map<String, ObjectId> references) {
        this.commits = commits;
        this.references = references;
    }

    /** For each of some commits the references that reach it, branches first, at most fifty. */
    Map<ObjectId, List<String>> of(Collection<ObjectId> asked) {
        Map<ObjectId, List<String>> reaching = new HashMap<>();
        List<ObjectId> all = asked.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            add(all.subList(from, Math.min(all.size(), from + AT_ONCE)), reaching);
        }
        return reaching;
    }

    private void add(List<ObjectId> asked, Map<ObjectId, List<String>> reaching) {
        Map<ObjectId, Integer> numbers = new LinkedHashMap<>();
        asked.forEach(id -> numbers.put(id, numbers.size()));
        Map<ObjectId, BitSet> reached = new HashMap<>();
        references.entrySet().stream()
                .sorted(Map.Entry.<String, ObjectId>comparingByKey(
                                java.util.Comparator.comparing((String name) -> !name.startsWith("refs/heads/")))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(reference -> {
                    BitSet bits = reached(reference.getValue(), numbers, reached);
                    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
                        List<String> names = reaching.computeIfAbsent(asked.get(i), unseen -> new ArrayList<>());
                        if (names.size() < MOST) {
                            names.add(reference.getKey());
                        }
                    }
                });
    }

    /** Parents first, without recursion: a history may be a million commits deep. */
    private BitSet reached(ObjectId tip, Map<ObjectId, Integer> numbers, Map<ObjectId, BitSet> reached) {
        Deque<ObjectId> path = new ArrayDeque<>();
        path.push(tip);
        while (!path.isEmpty()) {
            ObjectId id = path.peek();
            Commit commit = commits.get(id);
            if (reached.containsKey(id) || commit == null) {
                reached.putIfAbsent(id, new BitSet());
                path.pop();
                continue;
            }
            boolean ready = true;
            for (ObjectId parent : commit.parents()) {
                if (!reached.containsKey(parent)) {
                    path.push(parent);
                    ready = false;
                }
            }
            if (ready) {
                reached.put(id, union(id, commit, numbers, reached));
                path.pop();
            }
        }
        return reached.getOrDefault(tip, new BitSet());
    }

    /** A set that equals a parent's is that parent's own, since most commits add nothing. */
    private static BitSet union(
            ObjectId id, Commit commit, Map<ObjectId, Integer> numbers, Map<ObjectId, BitSet> reached) {
        BitSet first = commit.parents().isEmpty()
                ? new BitSet()
                : reached.getOrDefault(commit.parents().getFirst(), new BitSet());
        Integer own = numbers.get(id);
        if (own == null && commit.parents().size() < 2) {
            return first;
        }
        BitSet union = (BitSet) first.clone();
        commit.parents().forEach(parent -> union.or(reached.getOrDefault(parent, new BitSet())));
        if (own != null) {
            union.set(own);
        }
        return union.equals(first) ? first : union;
    }
}
