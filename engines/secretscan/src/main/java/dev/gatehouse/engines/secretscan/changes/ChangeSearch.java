package dev.gatehouse.engines.secretscan.changes;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.gitobjects.content.Identity;
import dev.gatehouse.engines.gitobjects.content.Tag;
import dev.gatehouse.engines.gitobjects.index.IndexEntry;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.ObjectSearch;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches what commits bring. Used by one thread. */
public final class ChangeSearch {

    /** What stands for the path of a commit's message. */
    public static final String COMMIT_MESSAGE = "(commit message)";

    /** What stands for the path of a tag's message. */
    public static final String TAG_MESSAGE = "(tag message)";

    /** What stands for the path of the name of who wrote a commit or tag. */
    public static final String IDENTITY = "author";

    /** What stands for the path of a blob that no tree names. */
    public static final String UNKNOWN_PATH = "(no path)";

    private static final int SUBMODULE = 0160000;

    private final ObjectDatabase database;
    private final ContentSearch search;
    private final BroughtFiles files;
    private final List<Brought> brought = new ArrayList<>();
    private final Set<ObjectId> unreadable = new LinkedHashSet<>();
    private final Set<String> notRead = new LinkedHashSet<>();
    private final Set<String> searched = new HashSet<>();
    private final Map<String, List<Sighting>> replacedSecrets = new HashMap<>();
    private int commits;

    public ChangeSearch(GitDirectory directory, ObjectDatabase database, ContentSearch search) {
        this.database = database;
        this.search = search;
        this.files = new BroughtFiles(database, directory.format(), unreadable::add);
    }

    /** What was found so far. */
    public List<Brought> brought() {
        return List.copyOf(brought);
    }

    /** Objects that could not be read. */
    public Set<ObjectId> unreadable() {
        return unreadable;
    }

    /** Parts of archives that could not be read, each with its place. */
    public Set<String> notRead() {
        return notRead;
    }

    /** How many commits were looked at. */
    public int commits() {
        return commits;
    }

    /**
     * Searches what some tips reach and others don't.
     *
     * @param isKnown tells commits that are not new by other means
     */
    public void commits(Collection<ObjectId> tips, Collection<ObjectId> known, Predicate<ObjectId> isKnown) {
        NewCommits.Result found = NewCommits.find(database, tips, known, isKnown);
        unreadable.addAll(found.unreadable());
        found.tags().forEach(this::tag);
        List<Map.Entry<ObjectId, Commit>> oldestFirst =
                new ArrayList<>(found.commits().entrySet());
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            commit(oldestFirst.get(i).getKey(), oldestFirst.get(i).getValue());
        }
        for (ObjectId tip : tips) {
            bare(tip);
        }
    }

    private void tag(ObjectId id, Tag tag) {
        byte[] message = tag.message().getBytes(StandardCharsets.UTF_8);
        for (Sighting sighting : search.search(message, message.length, TAG_MESSAGE, null)) {
            brought.add(new Brought(sighting, Brought.Where.TAG_MESSAGE, id, null, null));
        }
        identity(tag.tagger(), id, null);
    }

    private void commit(ObjectId id, Commit commit) {
        commits++;
        byte[] message = commit.message().getBytes(StandardCharsets.UTF_8);
        for (Sighting sighting : search.search(message, message.length, COMMIT_MESSAGE, id.toString())) {
            brought.add(new Brought(sighting, Brought.Where.COMMIT_MESSAGE, id, id, commit));
        }
        identity(commit.author(), id, commit);
        if (!commit.committer().name().equals(commit.author().name())
                || !commit.committer().email().equals(commit.author().email())) {
            identity(commit.committer(), id, commit);
        }
        if (commit.tree() == null) {
            unreadable.add(id);
            return;
        }
        ObjectId tree = commit.tree();
        List<ObjectId> before = trees(commit);
        Map<String, ObjectId> changed = new LinkedHashMap<>();
        files.of(tree, before, changed::put);
        int first = brought.size();
        changed.forEach((path, blob) -> blob(path, blob, id, commit));
        List<Brought> own = brought.subList(first, brought.size());
        for (ObjectId earlier : own.isEmpty() ? List.<ObjectId>of() : before) {
            Map<String, ObjectId> replaced = new LinkedHashMap<>();
            files.of(earlier, List.of(tree), replaced::put);
            own.removeIf(new EarlierVersions(replaced, changed.keySet(), this::secrets)::had);
        }
    }

    /** The secrets of a version of a file that a change replaced. */
    private List<Sighting> secrets(String path, ObjectId blob) {
        return replacedSecrets.computeIfAbsent(blob + ":" + path, unseen -> search(path, blob, null));
    }

    private void identity(Identity identity, ObjectId id, @Nullable Commit commit) {
        @Nullable ObjectId commitId = commit == null ? null : id;
        for (Sighting sighting : search.ofName(
                identity.name() + " <" + identity.email() + ">",
                IDENTITY,
                commitId == null ? null : commitId.toString())) {
            brought.add(new Brought(sighting, Brought.Where.IDENTITY, id, commitId, commit));
        }
    }

    private List<ObjectId> trees(Commit commit) {
        List<ObjectId> trees = new ArrayList<>();
        for (ObjectId parent : commit.parents()) {
            try {
                GitObject object = database.read(parent);
                ObjectId tree =
                        Commit.parse(object.content(), object.content().length).tree();
                if (tree != null) {
                    trees.add(tree);
                }
            } catch (UnreadableObject missing) {
                unreadable.add(parent);
            }
        }
        return trees;
    }

    /** A tip that is no commit: a tag or a branch may name a tree or a blob. */
    private void bare(ObjectId tip) {
        try {
            GitObject object = database.read(tip);
            if (object.type() == ObjectType.BLOB) {
                blob(UNKNOWN_PATH, tip, null, null);
            } else if (object.type() == ObjectType.TREE) {
                files.of(tip, List.of(), (path, blob) -> blob(path, blob, null, null));
            }
        } catch (UnreadableObject missing) {
            unreadable.add(tip);
        }
    }

    private void blob(String path, ObjectId blob, @Nullable ObjectId id, @Nullable Commit commit) {
        if (searched.add(blob + ":" + path)) {
            search(path, blob, id).forEach(s -> brought.add(new Brought(s, Brought.Where.BLOB, blob, id, commit)));
        }
    }

    private List<Sighting> search(String path, ObjectId blob, @Nullable ObjectId commit) {
        try {
            return new ObjectSearch(database, search)
                    .search(
                            blob,
                            path,
                            commit == null ? null : commit.toString(),
                            (part, reason) -> notRead.add(part + ": " + reason),
                            null);
        } catch (UnreadableObject missing) {
            unreadable.add(blob);
            return List.of();
        }
    }

    /**
     * Searches what is staged.
     *
     * @param head the commit it will follow; null for the first
     */
    public void staged(List<IndexEntry> index, @Nullable ObjectId head) {
        Map<String, ObjectId> before = head == null ? Map.of() : filesOf(head);
        int first = brought.size();
        Set<String> paths = new HashSet<>();
        for (IndexEntry entry : index) {
            paths.add(entry.path());
            boolean file = entry.mode() != SUBMODULE && !entry.id().isZero();
            if (file && !entry.id().equals(before.get(entry.path()))) {
                search(entry.path(), entry.id(), null)
                        .forEach(s -> brought.add(new Brought(s, Brought.Where.INDEX, entry.id(), null, null)));
            }
        }
        brought.subList(first, brought.size()).removeIf(new EarlierVersions(before, paths, this::secrets)::had);
    }

    /** The files of a commit by path; empty where it can't be read. */
    public Map<String, ObjectId> filesOf(ObjectId commit) {
        try {
            GitObject object = database.read(commit);
            ObjectId tree =
                    Commit.parse(object.content(), object.content().length).tree();
            return tree == null ? Map.of() : files.all(tree);
        } catch (UnreadableObject missing) {
            unreadable.add(commit);
            return new LinkedHashMap<>();
        }
    }
}
