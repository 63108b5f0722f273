package dev.gatehouse.engines.secretscan.history.graph;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.util.Arrays;

/** Numbers ids from zero, in as few bytes as they take. May be used by many threads. */
public final class IdTable {

    private static final int CHUNK = 1 << 12;

    private final int idLength;
    private byte[][] chunks = new byte[0][];
    private int[] slots = new int[1 << 12];
    private int size;

    IdTable(int idLength) {
        this.idLength = idLength;
        Arrays.fill(slots, -1);
    }

    /** How many have a number. */
    public synchronized int size() {
        return size;
    }

    /** The number of an id; a new one where it has none. */
    int add(ObjectId id) {
        return add(id.toByteArray(), 0);
    }

    /** The number of the id whose bytes begin at an offset; a new one where it has none. */
    synchronized int add(byte[] source, int offset) {
        int slot = slot(source, offset);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (2 * (size + 1) > slots.length) {
            grow();
            slot = slot(source, offset);
        }
        if (size == chunks.length * CHUNK) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new byte[CHUNK * idLength];
        }
        System.arraycopy(source, offset, chunks[size / CHUNK], size % CHUNK * idLength, idLength);
        slots[slot] = size;
        return size++;
    }

    /** The number of an id; negative where it has none. */
    public int find(ObjectId id) {
        return find(id.toByteArray(), 0);
    }

    /** The number of the id whose bytes begin at an offset; negative where it has none. */
    synchronized int find(byte[] source, int offset) {
        return slots[slot(source, offset)];
    }

    /** The id of a number below {@link #size}. */
    public synchronized ObjectId id(int number) {
        return ObjectId.at(chunks[number / CHUNK], number % CHUNK * idLength, idLength);
    }

    private int slot(byte[] source, int offset) {
        int slot = hash(source, offset) & slots.length - 1;
        while (slots[slot] >= 0 && !stands(slots[slot], source, offset)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static int hash(byte[] source, int offset) {
        return (source[offset + 4] & 0xff) << 24
                | (source[offset + 5] & 0xff) << 16
                | (source[offset + 6] & 0xff) << 8
                | source[offset + 7] & 0xff;
    }

    private boolean stands(int number, byte[] source, int offset) {
        int from = number % CHUNK * idLength;
        return Arrays.equals(chunks[number / CHUNK], from, from + idLength, source, offset, offset + idLength);
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        Arrays.fill(slots, -1);
        for (int number : old) {
            if (number >= 0) {
                byte[] chunk = chunks[number / CHUNK];
                slots[slot(chunk, number % CHUNK * idLength)] = number;
            }
        }
    }
}
