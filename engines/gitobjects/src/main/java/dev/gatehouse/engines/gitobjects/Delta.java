package dev.gatehouse.engines.gitobjects;

import java.util.Arrays;

/**
 * How an object is made of its base (gitformat-pack, "Deltified representation"): parts copied from the base, and parts
 * inserted. Parts are in the result's order and leave no gap; copies that go on where the one before ended are one
 * part. One thread uses it again and again.
 */
public final class Delta {

    /** A delta of more parts, such as none that Git makes has, is applied without keeping them. */
    private static final int MOST_PARTS = 1 << 20;

    private int parts;
    private int[] ends = new int[64];
    private int[] sources = new int[64];

    /** How many parts there are. */
    public int parts() {
        return parts;
    }

    /** Whether the parts were kept: not where there are more than a million. */
    public boolean hasParts() {
        return parts <= MOST_PARTS;
    }

    /** Where a part begins in the result. */
    public int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    /** Where a part ends in the result. */
    public int end(int part) {
        return ends[part];
    }

    /** Where a copied part begins in the base; negative where it was inserted. */
    public int source(int part) {
        return sources[part];
    }

    /** Reads the size of the result that the instructions promise. */
    public static long resultSize(byte[] instructions, int length) throws UnreadableObject {
        Cursor cursor = new Cursor(instructions, length);
        cursor.size();
        return cursor.size();
    }

    /**
     * Makes the result, and keeps its parts.
     *
     * @param result at least as long as the result's size
     * @throws UnreadableObject where the instructions do not fit the base or the promised size
     */
    public void apply(byte[] base, int baseLength, byte[] instructions, int length, byte[] result)
            throws UnreadableObject {
        parts = 0;
        Cursor cursor = new Cursor(instructions, length);
        if (cursor.size() != baseLength) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its delta is for a base of another size");
        }
        long size = cursor.size();
        if (size > result.length) {
            throw new UnreadableObject(Problem.Kind.TOO_LARGE, "its delta makes " + size + " bytes");
        }
        int expected = (int) size;
        int done = 0;
        int place = cursor.place;
        while (place < length) {
            int op = instructions[place++] & 0xff;
            if (op == 0) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its delta has an instruction that means nothing");
            }
            if (op < 0x80) {
                if (op > length - place || op > expected - done) {
                    throw outOfBounds();
                }
                copy(instructions, place, result, done, op);
                place += op;
                done += op;
                part(done, -1);
            } else {
                if (Integer.bitCount(op & 0x7f) > length - place) {
                    throw outOfBounds();
                }
                int from = 0;
                for (int i = 0; i < 4; i++) {
                    if ((op & 1 << i) != 0) {
                        from |= (instructions[place++] & 0xff) << 8 * i;
                    }
                }
                int count = 0;
                for (int i = 0; i < 3; i++) {
                    if ((op & 0x10 << i) != 0) {
                        count |= (instructions[place++] & 0xff) << 8 * i;
                    }
                }
                count = count == 0 ? 0x10000 : count;
                if (from < 0 || count > baseLength - from || count > expected - done) {
                    throw outOfBounds();
                }
                copy(base, from, result, done, count);
                part(done + count, from);
                done += count;
            }
        }
        if (done != expected) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its delta makes fewer bytes than it promises");
        }
    }

    private static void copy(byte[] from, int fromOffset, byte[] into, int intoOffset, int count) {
        System.arraycopy(from, fromOffset, into, intoOffset, count);
    }

    private void part(int end, int source) {
        if (parts > MOST_PARTS) {
            return;
        }
        if (parts > 0 && source < 0 && sources[parts - 1] < 0) {
            ends[parts - 1] = end;
            return;
        }
        if (parts > 0 && source >= 0 && sources[parts - 1] >= 0) {
            int start = parts == 1 ? 0 : ends[parts - 2];
            if (sources[parts - 1] + (ends[parts - 1] - start) == source) {
                ends[parts - 1] = end;
                return;
            }
        }
        if (parts >= MOST_PARTS) {
            parts = MOST_PARTS + 1;
            return;
        }
        if (parts == ends.length) {
            ends = Arrays.copyOf(ends, 2 * parts);
            sources = Arrays.copyOf(sources, 2 * parts);
        }
        ends[parts] = end;
        sources[parts++] = source;
    }

    private static UnreadableObject outOfBounds() {
        return new UnreadableObject(Problem.Kind.CORRUPT, "its delta goes beyond its base, its data or its size");
    }

    private static final class Cursor {

        private final byte[] bytes;
        private final int end;
        private int place;

        Cursor(byte[] bytes, int end) {
            this.bytes = bytes;
            this.end = end;
        }

        long size() throws UnreadableObject {
            long size = 0;
            for (int shift = 0; shift < 56; shift += 7) {
                if (place >= end) {
                    throw new UnreadableObject(Problem.Kind.TRUNCATED, "its delta ends in its header");
                }
                int b = bytes[place++] & 0xff;
                size |= (long) (b & 0x7f) << shift;
                if ((b & 0x80) == 0) {
                    return size;
                }
            }
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its delta's sizes take too many bytes");
        }
    }
}
