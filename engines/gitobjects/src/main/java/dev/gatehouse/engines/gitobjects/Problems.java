package dev.gatehouse.engines.gitobjects;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what could not be read, up to a limit; the rest is counted. May be used by many threads. */
public final class Problems {

    private final int limit;
    private final Set<Problem> list = new LinkedHashSet<>();
    private long count;

    public Problems(int limit) {
        this.limit = limit;
    }

    /** Takes a problem. */
    public synchronized void add(Problem problem) {
        if (list.size() >= limit) {
            count += list.contains(problem) ? 0 : 1;
        } else if (list.add(problem)) {
            count++;
        }
    }

    /** Takes a problem of a file. */
    public void add(Problem.Kind kind, String where, String reason) {
        add(new Problem(kind, where, null, reason));
    }

    /** Takes the problems of another collection. */
    public void addAll(Problems other) {
        other.list().forEach(this::add);
    }

    /** Takes what was thrown for an object. */
    public void add(UnreadableObject thrown, String where, @Nullable ObjectId object) {
        add(new Problem(thrown.kind(), where, object, thrown.reason()));
    }

    /** How many there were, those beyond the limit included. */
    public synchronized long count() {
        return count;
    }

    /** The first ones, in a fixed order. */
    public synchronized List<Problem> list() {
        return list.stream()
                .sorted(java.util.Comparator.comparing(Problem::where)
                        .thenComparing(problem -> String.valueOf(problem.object()))
                        .thenComparing(Problem::reason))
                .toList();
    }
}
