package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.refs.LogEntry;
import dev.gatehouse.engines.gitobjects.refs.Reference;
import dev.gatehouse.engines.gitobjects.refs.References;
import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where reachability begins: references, branches first, then the entries of logs. */
final class Tips {

    private final List<Tip> all;

    /**
     * A beginning.
     *
     * @param name of the reference, or of the log's entry: {@code refs/stash@{1}}
     * @param target what it names itself
     * @param object what that leads to, tags peeled
     * @param log whether it is a log's entry
     */
    record Tip(String name, ObjectId target, ObjectId object, boolean log) {}

    Tips(References references, CommitGraph graph) {
        Set<Tip> tips = new LinkedHashSet<>();
        references.all().stream()
                .sorted(Comparator.comparingInt((Reference reference) -> rank(reference.name()))
                        .thenComparing(Reference::name))
                .forEach(reference -> tips.add(
                        new Tip(reference.name(), reference.target(), graph.peeled(reference.target()), false)));
        for (LogEntry entry : references.logs()) {
            logged(entry.reference(), entry.age(), entry.after(), graph, tips);
            logged(entry.reference(), entry.age() + 1, entry.before(), graph, tips);
        }
        this.all = List.copyOf(tips);
    }

    /** What a reference named so many changes ago. */
    private static void logged(String reference, int age, ObjectId id, CommitGraph graph, Set<Tip> into) {
        if (!id.isZero()) {
            into.add(new Tip(reference + "@{" + age + "}", id, graph.peeled(id), true));
        }
    }

    private static int rank(String name) {
        if (name.startsWith("refs/heads/")) {
            return 0;
        }
        if (name.startsWith("refs/tags/")) {
            return 1;
        }
        return name.startsWith("refs/remotes/") ? 2 : 3;
    }

    List<Tip> all() {
        return all;
    }
}
