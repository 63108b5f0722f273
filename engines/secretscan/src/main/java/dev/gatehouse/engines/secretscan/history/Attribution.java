package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.index.IndexEntry;
import dev.gatehouse.engines.secretscan.history.Suspects.Suspect;
import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import dev.gatehouse.engines.secretscan.history.graph.TreeDescent;
import dev.gatehouse.engines.secretscan.history.graph.TreeGraph;
import dev.gatehouse.engines.secretscan.history.graph.Workers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds of each suspect where it came from: the commits that brought it, its paths, and what reaches it. */
final class Attribution {

    private static final int COMMITS_AT_ONCE = 256;

    private final CommitGraph graph;
    private final TreeGraph trees;
    private final Tips tips;
    private final Map<ObjectId, Suspect> suspects = new HashMap<>();
    private final PathRules paths;
    private final Grouping grouping;
    private final Suspects found;
    private int[] order = new int[0];

    Attribution(CommitGraph graph, TreeGraph trees, Tips tips, Suspects found, PathRules paths, Asked asked) {
        this.graph = graph;
        this.found = found;
        this.paths = paths;
        this.grouping = new Grouping(place -> asked.asks(place, graph));
        this.trees = trees;
        this.tips = tips;
        found.all().forEach(suspect -> this.suspects.put(suspect.id(), suspect));
    }

    /** The commits that count, parents first. */
    int[] order() {
        return order;
    }

    /**
     * The groups of all suspects that are reached, or of all suspects.
     *
     * @param unreachable whether those count, too, that nothing reaches
     */
    List<Group> groups(@Nullable ObjectId head, Map<String, List<IndexEntry>> indexes, boolean unreachable, int threads)
            throws InterruptedException {
        BitSet counting = reached();
        if (unreachable) {
            counting.set(0, graph.size());
        }
        order = graph.ordered(counting);
        trees.prune(threads);
        introduce(threads);
        current(head);
        indexes.forEach(this::staged);
        direct();
        messages(counting);
        identities();
        if (unreachable) {
            rest();
        }
        return grouping.groups();
    }

    /** The commits that references and logs reach. */
    BitSet reached() {
        return graph.reachedBy(tips.all().stream()
                .map(tip -> graph.commits().find(tip.object()))
                .filter(commit -> commit >= 0)
                .toList());
    }

    private @Nullable Suspect blob(int number) {
        return suspects.get(graph.trees().id(number));
    }

    private void introduce(int threads) throws InterruptedException {
        List<List<Group.Place>> brought = new ArrayList<>(Collections.nCopies(order.length, List.of()));
        Workers.run(threads, order.length, COMMITS_AT_ONCE, () -> {
            TreeDescent descent = new TreeDescent(trees);
            return (from, to) -> {
                for (int i = from; i < to; i++) {
                    brought.set(i, brought(descent, order[i]));
                }
            };
        });
        brought.forEach(places -> take(places, false));
    }

    private List<Group.Place> brought(TreeDescent descent, int commit) {
        int[] parents = graph.parents(commit);
        int[] before = new int[parents == null ? 0 : parents.length];
        for (int i = 0; i < before.length && parents != null; i++) {
            before[i] = graph.tree(parents[i]);
        }
        return added(descent, graph.tree(commit), before, commit);
    }

    /** The places in the order of their paths: names are numbered in the order in which threads came to them. */
    private List<Group.Place> added(TreeDescent descent, int tree, int[] before, int commit) {
        List<Group.Place> places = new ArrayList<>();
        descent.added(tree, before, (blob, path) -> {
            if (blob(blob) != null || !paths.of(path).isEmpty()) {
                places.add(new Group.Place(graph.trees().id(blob), path, commit));
            }
        });
        if (places.size() > 1) {
            places.sort(Comparator.comparing(Group.Place::path));
        }
        return places.isEmpty() ? List.of() : places;
    }

    private void take(List<Group.Place> places, boolean current) {
        for (Group.Place place : places) {
            Suspect suspect = suspects.get(place.object());
            if (suspect != null) {
                grouping.add(suspect, Where.BLOB, place, current);
            }
            paths.of(place.path()).forEach(rule -> grouping.addPath(rule, Where.BLOB, place, current));
        }
    }

    private void current(@Nullable ObjectId head) {
        if (head != null) {
            int tree = graph.tree(Math.max(0, graph.commits().find(graph.peeled(head))));
            if (graph.commits().find(graph.peeled(head)) >= 0) {
                take(added(new TreeDescent(trees), tree, new int[0], CommitGraph.NONE), true);
            }
        }
    }

    /** Blobs that only an index names. */
    private void staged(String index, List<IndexEntry> entries) {
        for (IndexEntry entry : entries) {
            Suspect suspect = suspects.get(entry.id());
            Group.Place place = new Group.Place(entry.id(), entry.path(), CommitGraph.NONE);
            for (String rule : paths.of(entry.path())) {
                if (!grouping.hasPath(rule, entry.path())) {
                    grouping.addPath(rule, Where.STAGED, place, false).direct.add(index);
                }
            }
            if (suspect != null && !grouping.has(suspect)) {
                grouping.add(suspect, Where.STAGED, place, false);
                grouping.direct(suspect, List.of(index));
            }
        }
    }

    /** References that name a blob, a tree or a tag themselves. */
    private void direct() {
        TreeDescent descent = new TreeDescent(trees);
        for (Tips.Tip tip : tips.all()) {
            for (ObjectId id : graph.tagsFrom(tip.target())) {
                Suspect tag = suspects.get(id);
                if (tag != null && tag.where() == Where.TAG_MESSAGE) {
                    named(tag, "", tip.name());
                }
            }
            Suspect blob = suspects.get(tip.object());
            if (blob != null && blob.where() == Where.BLOB) {
                named(blob, "", tip.name());
            }
            int tree = graph.trees().find(tip.object());
            if (tree >= 0) {
                descent.added(tree, new int[0], (number, path) -> {
                    Suspect suspect = blob(number);
                    if (suspect != null) {
                        named(suspect, path, tip.name());
                    }
                });
            }
        }
    }

    private void named(Suspect suspect, String path, String name) {
        grouping.add(suspect, suspect.where(), new Group.Place(suspect.id(), path, CommitGraph.NONE), false);
        grouping.direct(suspect, List.of(name));
    }

    private void messages(BitSet counting) {
        for (Suspect suspect : suspects.values()) {
            if (suspect.where() == Where.COMMIT_MESSAGE) {
                int commit = graph.commits().find(suspect.id());
                if (commit >= 0 && counting.get(commit)) {
                    grouping.add(suspect, Where.COMMIT_MESSAGE, new Group.Place(suspect.id(), "", commit), false);
                }
            }
        }
    }

    private void identities() {
        for (int commit : order) {
            ObjectId id = graph.commits().id(commit);
            found.identity(id).forEach(sight -> grouping.addIdentity(sight, new Group.Place(id, "", commit)));
        }
        for (Tips.Tip tip : tips.all()) {
            for (ObjectId id : graph.tagsFrom(tip.target())) {
                found.identity(id)
                        .forEach(sight -> grouping.addIdentity(sight, new Group.Place(id, "", CommitGraph.NONE))
                                .direct
                                .add(tip.name()));
            }
        }
    }

    /** What nothing reaches, not even a commit that nothing reaches. */
    private void rest() {
        for (Suspect suspect : new ArrayList<>(suspects.values())) {
            if (!grouping.has(suspect)) {
                grouping.add(suspect, suspect.where(), new Group.Place(suspect.id(), "", CommitGraph.NONE), false);
            }
        }
    }
}
