package dev.gatehouse.engines.secretscan.changes;

import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.gitobjects.content.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The commits that some tips reach and others don't, found from the latest on: a commit is not new once a known one
 * reaches it. Where clocks were wrong a known commit may be taken for a new one, never the other way round.
 */
public final class NewCommits {

    private static final int DEEPEST_TAG = 10;

    /** So many known commits are looked at after the last new one, for clocks that were wrong. */
    private static final int SLOP = 64;

    private final ObjectDatabase database;
    private final Predicate<ObjectId> isKnown;
    private final Map<ObjectId, Node> nodes = new HashMap<>();
    private final PriorityQueue<Node> queue = new PriorityQueue<>(Node::latestFirst);
    private final Map<ObjectId, Tag> tags = new LinkedHashMap<>();
    private final List<ObjectId> unreadable = new ArrayList<>();
    private int newInQueue;

    /** A commit on the way. */
    private static final class Node {

        private final ObjectId id;
        private final Commit commit;
        private final long time;
        private boolean known;
        private boolean walked;

        Node(ObjectId id, Commit commit) {
            this.id = id;
            this.commit = commit;
            this.time = commit.committer().time().toEpochSecond();
        }

        private int latestFirst(Node other) {
            return time == other.time ? id.compareTo(other.id) : Long.compare(other.time, time);
        }
    }

    private NewCommits(ObjectDatabase database, Predicate<ObjectId> isKnown) {
        this.database = database;
        this.isKnown = isKnown;
    }

    /**
     * What was found.
     *
     * @param commits the latest first
     * @param tags annotated tags among the tips
     * @param unreadable objects that could not be read
     */
    public record Result(Map<ObjectId, Commit> commits, Map<ObjectId, Tag> tags, List<ObjectId> unreadable) {}

    /**
     * Finds them.
     *
     * @param tips commits and tags; other objects are passed over
     * @param known commits and tags whose history is not new
     * @param isKnown tells commits that are not new by other means
     */
    public static Result find(
            ObjectDatabase database,
            Collection<ObjectId> tips,
            Collection<ObjectId> known,
            Predicate<ObjectId> isKnown) {
        NewCommits walk = new NewCommits(database, isKnown);
        known.forEach(id -> walk.begin(id, true));
        tips.forEach(id -> walk.begin(id, false));
        return walk.walked();
    }

    private void begin(ObjectId tip, boolean known) {
        ObjectId id = tip;
        for (int i = 0; i < DEEPEST_TAG; i++) {
            GitObject object = read(id);
            if (object == null || object.type() != ObjectType.TAG) {
                break;
            }
            Tag tag = Tag.parse(object.content(), object.content().length);
            if (!known) {
                tags.put(id, tag);
            }
            if (tag.object() == null) {
                return;
            }
            id = tag.object();
        }
        add(id, known);
    }

    private @org.jspecify.annotations.Nullable GitObject read(ObjectId id) {
        try {
            return database.read(id);
        } catch (UnreadableObject missing) {
            unreadable.add(id);
            return null;
        }
    }

    private void add(ObjectId id, boolean known) {
        Node node = nodes.get(id);
        if (node == null) {
            GitObject object = read(id);
            if (object == null || object.type() != ObjectType.COMMIT) {
                return;
            }
            node = new Node(id, Commit.parse(object.content(), object.content().length));
            node.known = known || isKnown.test(id);
            nodes.put(id, node);
            queue.add(node);
            newInQueue += node.known ? 0 : 1;
        } else if (known && !node.known) {
            node.known = true;
            if (node.walked) {
                queue.add(node);
            } else {
                newInQueue--;
            }
        }
    }

    private Result walked() {
        int slop = SLOP;
        while (!queue.isEmpty() && (newInQueue > 0 || slop-- > 0)) {
            Node node = queue.remove();
            node.walked = true;
            if (!node.known) {
                newInQueue--;
            }
            boolean stop = node.known && isKnown.test(node.id);
            for (ObjectId parent : stop ? List.<ObjectId>of() : node.commit.parents()) {
                add(parent, node.known);
            }
        }
        Map<ObjectId, Commit> commits = new LinkedHashMap<>();
        nodes.values().stream()
                .filter(n -> !n.known)
                .sorted(Node::latestFirst)
                .forEach(n -> commits.put(n.id, n.commit));
        return new Result(commits, tags, unreadable);
    }
}
