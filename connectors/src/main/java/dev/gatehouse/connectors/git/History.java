package dev.gatehouse.connectors.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Walks commits, newest first, and never farther than it is told. */
final class History {

    private final Repository repository;
    private final String prefix;
    private final Gaps gaps;

    /**
     * A walker.
     *
     * @param prefix the target's folder in the repository, to whose changes it keeps; empty for all
     */
    History(Repository repository, String prefix, Gaps gaps) {
        this.repository = repository;
        this.prefix = prefix;
        this.gaps = gaps;
    }

    /**
     * The newest commits that branches reach.
     *
     * @param branches the tips of each branch, by short name
     * @return newest first, with their content; of each, on which branches' own lines it lies
     */
    Map<RevCommit, SortedSet<String>> newest(Map<String, Set<ObjectId>> branches, Set<ObjectId> tips, int most) {
        Map<ObjectId, RevCommit> seen = new LinkedHashMap<>();
        Map<RevCommit, SortedSet<String>> commits = new LinkedHashMap<>();
        try (RevWalk walk = new RevWalk(repository)) {
            start(walk, tips);
            collect(walk, seen, most);
            Map<ObjectId, SortedSet<String>> lines = lines(branches, seen);
            for (RevCommit commit : touching(walk, seen)) {
                commits.put(commit, lines.getOrDefault(commit, new TreeSet<>()));
            }
        }
        return commits;
    }

    private void start(RevWalk walk, Set<ObjectId> tips) {
        for (ObjectId tip : tips) {
            try {
                walk.markStart(walk.parseCommit(tip));
            } catch (IOException | RuntimeException unreadable) {
                gaps.commits("commit " + tip.name() + " can't be read: " + Gaps.reason(unreadable), "run `git fsck`");
            }
        }
    }

    private void collect(RevWalk walk, Map<ObjectId, RevCommit> seen, int most) {
        try {
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (seen.size() == most) {
                    return;
                }
                seen.put(commit.copy(), commit);
            }
        } catch (IOException | RuntimeException unreadable) {
            gaps.commits("the history ends early: " + Gaps.reason(unreadable), "run `git fsck`");
        }
    }

    /** Follows each branch's first parents. */
    private static Map<ObjectId, SortedSet<String>> lines(
            Map<String, Set<ObjectId>> branches, Map<ObjectId, RevCommit> seen) {
        Map<ObjectId, SortedSet<String>> lines = new HashMap<>();
        branches.forEach((branch, tips) -> {
            for (ObjectId tip : tips) {
                @Nullable RevCommit commit = seen.get(tip);
                while (commit != null
                        && lines.computeIfAbsent(commit, c -> new TreeSet<>()).add(branch)) {
                    commit = commit.getParentCount() == 0 ? null : seen.get(commit.getParent(0));
                }
            }
        });
        return lines;
    }

    private List<RevCommit> touching(RevWalk walk, Map<ObjectId, RevCommit> seen) {
        if (prefix.isEmpty()) {
            return List.copyOf(seen.values());
        }
        List<RevCommit> touching = new ArrayList<>();
        Map<ObjectId, ObjectId> folders = new HashMap<>();
        for (RevCommit commit : seen.values()) {
            try {
                ObjectId before = ObjectId.zeroId();
                if (commit.getParentCount() > 0) {
                    RevCommit parent = commit.getParent(0);
                    walk.parseHeaders(parent);
                    before = folder(walk, parent, folders);
                }
                if (!folder(walk, commit, folders).equals(before)) {
                    touching.add(commit);
                }
            } catch (MissingObjectException missing) {
                gaps.commits(
                        "which commits touch " + prefix + " can't be told: " + Gaps.reason(missing),
                        "clone again without --filter");
                return touching;
            } catch (IOException | RuntimeException unreadable) {
                gaps.commits(
                        "commit " + commit.name() + " can't be read: " + Gaps.reason(unreadable), "run `git fsck`");
            }
        }
        return touching;
    }

    /** The id of the target's folder in a commit; zero where the commit has none. */
    private ObjectId folder(RevWalk walk, RevCommit commit, Map<ObjectId, ObjectId> folders) throws IOException {
        @Nullable ObjectId known = folders.get(commit);
        if (known != null) {
            return known;
        }
        try (TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), prefix, commit.getTree())) {
            ObjectId folder = found == null ? ObjectId.zeroId() : found.getObjectId(0);
            folders.put(commit.copy(), folder);
            return folder;
        }
    }

    /**
     * How many commits one reaches, itself included, as far as they can be read. Safe to ask from another thread.
     *
     * @param most where the count ends
     */
    static int count(Repository repository, AnyObjectId tip, int most) {
        int count = 0;
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            walk.markStart(walk.parseCommit(tip));
            while (count < most && walk.next() != null) {
                count++;
            }
        } catch (IOException | RuntimeException unreadable) {
            return count;
        }
        return count;
    }
}
