package dev.gatehouse.engines.secretscan.history.graph;

import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectNumbers;
import dev.gatehouse.engines.gitobjects.ObjectView;
import java.util.BitSet;

/**
 * Numbers the objects that commits and trees name: those of packs by their places there, others as they come, loose
 * ones and those that are missing. May be used by many threads.
 */
public final class ObjectTable {

    private final ObjectDatabase database;
    private final ObjectNumbers packed;
    private final IdTable others;
    private final BitSet missing = new BitSet();

    /** Of the objects that a database has now, whose ids have so many bytes. */
    public ObjectTable(ObjectDatabase database, int idLength) {
        this.database = database;
        packed = database.numbers();
        others = new IdTable(idLength);
    }

    /** How many numbers those of packs have, the lowest ones. */
    int packed() {
        return packed.count();
    }

    /** One more than the highest number so far. */
    int size() {
        return packed.count() + others.size();
    }

    /** The number of an object that a walk visits. */
    int add(ObjectView object) {
        int place = object.number(packed);
        return place >= 0 ? place : packed.count() + other(object.id().toByteArray(), 0);
    }

    /** The number of an object. */
    int add(ObjectId id) {
        return add(id.toByteArray(), 0);
    }

    /** The number of the object whose id begins at an offset. */
    int add(byte[] source, int offset) {
        int place = packed.find(source, offset);
        return place >= 0 ? place : packed.count() + other(source, offset);
    }

    private synchronized int other(byte[] source, int offset) {
        int before = others.size();
        int number = others.add(source, offset);
        if (number == before && !database.contains(others.id(number))) {
            missing.set(number);
        }
        return number;
    }

    /** The number of an object; negative where nothing names it. */
    public int find(ObjectId id) {
        byte[] bytes = id.toByteArray();
        int place = packed.find(bytes, 0);
        if (place >= 0) {
            return place;
        }
        int other = others.find(bytes, 0);
        return other < 0 ? other : packed.count() + other;
    }

    /** The id of an object that has a number. */
    public ObjectId id(int number) {
        return number < packed.count() ? packed.id(number) : others.id(number - packed.count());
    }

    /** Forgets what was nowhere when it was first named, and has appeared since: Git packed it meanwhile. */
    public synchronized void lookAgain() {
        for (int other = missing.nextSetBit(0); other >= 0; other = missing.nextSetBit(other + 1)) {
            if (database.contains(others.id(other))) {
                missing.clear(other);
            }
        }
    }

    /** Whether an object was nowhere. */
    public boolean isMissing(int number) {
        return number >= packed.count() && isOtherMissing(number - packed.count());
    }

    private synchronized boolean isOtherMissing(int other) {
        return missing.get(other);
    }

    /** Whether any object was nowhere. */
    synchronized boolean anyMissing() {
        return !missing.isEmpty();
    }
}
