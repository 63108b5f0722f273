package dev.gatehouse.engines.secretscan.changes;

import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.gitobjects.content.TreeCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The files in which a tree differs from every one of others. */
final class BroughtFiles {

    private static final int DEEPEST = 200;

    /** How many folders are entered, each as often as it has paths; then only those that were not. */
    private static final int MOST_ENTERED = 1 << 18;

    private final ObjectDatabase database;
    private final ObjectFormat format;
    private final Consumer<ObjectId> unreadable;
    private final Map<ObjectId, List<Entry>> read = new HashMap<>();
    private int entered;

    BroughtFiles(ObjectDatabase database, ObjectFormat format, Consumer<ObjectId> unreadable) {
        this.database = database;
        this.format = format;
        this.unreadable = unreadable;
    }

    /** An entry of a tree. */
    private record Entry(String name, ObjectId id, boolean tree) {}

    /**
     * Goes through them.
     *
     * @param others none for all files
     * @param sink takes each path with its blob
     */
    void of(ObjectId tree, List<ObjectId> others, BiConsumer<String, ObjectId> sink) {
        entered = 0;
        if (!others.contains(tree)) {
            go(tree, others, "", 0, sink);
        }
    }

    private void go(ObjectId tree, List<ObjectId> others, String prefix, int depth, BiConsumer<String, ObjectId> sink) {
        entered++;
        if (depth > DEEPEST || entered > MOST_ENTERED && read.containsKey(tree)) {
            unreadable.accept(tree);
            return;
        }
        List<Map<String, Entry>> before = new ArrayList<>();
        for (ObjectId other : others) {
            Map<String, Entry> byName = new HashMap<>();
            entries(other).forEach(e -> byName.put(e.name(), e));
            before.add(byName);
        }
        for (Entry entry : entries(tree)) {
            List<ObjectId> subtrees = new ArrayList<>();
            boolean same = false;
            for (Map<String, Entry> byName : before) {
                Entry there = byName.get(entry.name());
                same |= there != null && there.id().equals(entry.id());
                if (there != null && there.tree()) {
                    subtrees.add(there.id());
                }
            }
            if (same) {
                continue;
            }
            if (entry.tree()) {
                go(entry.id(), subtrees, prefix + entry.name() + "/", depth + 1, sink);
            } else {
                sink.accept(prefix + entry.name(), entry.id());
            }
        }
    }

    /** All files of a tree, by path. */
    Map<String, ObjectId> all(ObjectId tree) {
        Map<String, ObjectId> files = new HashMap<>();
        of(tree, List.of(), files::put);
        return files;
    }

    private List<Entry> entries(ObjectId tree) {
        List<Entry> known = read.get(tree);
        if (known != null) {
            return known;
        }
        List<Entry> entries = new ArrayList<>();
        try {
            GitObject object = database.read(tree);
            if (object.type() == ObjectType.TREE) {
                TreeCursor cursor = new TreeCursor(format).reset(object.content(), object.content().length);
                while (cursor.next()) {
                    if (!cursor.isSubmodule()) {
                        entries.add(new Entry(cursor.name(), cursor.id(), cursor.isTree()));
                    }
                }
            }
        } catch (UnreadableObject missing) {
            unreadable.accept(tree);
        }
        read.put(tree, entries);
        return entries;
    }
}
