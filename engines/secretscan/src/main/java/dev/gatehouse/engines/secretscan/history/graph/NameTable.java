package dev.gatehouse.engines.secretscan.history.graph;

import java.security.SecureRandom;
import java.util.Arrays;

/** Numbers names from zero. Many threads may add to it: only for a name that is new they wait for each other. */
final class NameTable {

    private volatile Slots slots = new Slots(1 << 12, new SecureRandom().nextLong());
    private int size;

    /** What stands at a place may be seen late by other threads, which then look again under the lock. */
    private static final class Slots {

        private final int[] numbers;
        private final byte[][] names;
        private final long seed;

        Slots(int capacity, long seed) {
            this.seed = seed;
            numbers = new int[2 * capacity];
            names = new byte[capacity][];
            Arrays.fill(numbers, -1);
        }

        /** The number of a name, or the complement of the slot that it may take. */
        int find(byte[] source, int from, int to) {
            int slot = hash(source, from, to) & numbers.length - 1;
            for (int number = numbers[slot]; number >= 0; number = numbers[slot]) {
                byte[] name = names[number];
                if (name != null && Arrays.equals(name, 0, name.length, source, from, to)) {
                    return number;
                }
                slot = slot + 1 & numbers.length - 1;
            }
            return ~slot;
        }

        /** FNV-1a from a random beginning, its bits mixed: nobody can choose names that share a slot. */
        private int hash(byte[] source, int from, int to) {
            long hash = seed;
            for (int i = from; i < to; i++) {
                hash = (hash ^ source[i]) * 0x100000001b3L;
            }
            hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
            return (int) (hash >>> 32);
        }

        private Slots grown() {
            Slots grown = new Slots(2 * names.length, seed);
            for (int number = 0; number < names.length; number++) {
                byte[] name = names[number];
                grown.numbers[~grown.find(name, 0, name.length)] = number;
                grown.names[number] = name;
            }
            return grown;
        }
    }

    /** The number of the name that stands between two offsets; a new one where it has none. */
    int add(byte[] source, int from, int to) {
        int known = find(source, from, to);
        return known >= 0 ? known : addNew(source, from, to);
    }

    /** The number of a name; negative where it has none, or has had it for so short that this thread can't see it. */
    int find(byte[] source, int from, int to) {
        return slots.find(source, from, to);
    }

    private synchronized int addNew(byte[] source, int from, int to) {
        Slots current = slots;
        int place = current.find(source, from, to);
        if (place >= 0) {
            return place;
        }
        if (size == current.names.length) {
            current = current.grown();
            slots = current;
            place = current.find(source, from, to);
        }
        current.names[size] = Arrays.copyOfRange(source, from, to);
        current.numbers[~place] = size;
        return size++;
    }

    /** The bytes of a name; not to be changed. Asked once no thread adds any more. */
    byte[] name(int number) {
        return slots.names[number];
    }
}
