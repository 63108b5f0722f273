package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import org.jspecify.annotations.Nullable;

/** The header of a pack entry (gitformat-pack), read again and again by one thread. */
final class EntryHeader {

    private static final int OFS_DELTA = 6;
    private static final int REF_DELTA = 7;

    /** More bytes than any has: sizes and distances of nine, an id of thirty-two. */
    static final int LONGEST = 64;

    /** Where its first bytes are copied to, if nobody else did. */
    final byte[] beginning = new byte[LONGEST];

    /** Null where it is a delta. */
    @Nullable
    ObjectType type;

    /** Bytes of the inflated data: of the object, or of the delta's instructions. */
    long size;

    /** Where the compressed data begins. */
    long data;

    /** Where the base begins in the same pack; -1 where it is named by its id, or there is none. */
    long baseOffset;

    /** The base's id; null where it is named by its offset, or there is none. */
    @Nullable
    ObjectId baseId;

    boolean isDelta() {
        return type == null;
    }

    /**
     * Reads the header of an entry.
     *
     * @param bytes of the pack, from its beginning on
     * @param length how many of them there are
     * @param offset of the entry in the pack
     */
    void read(byte[] bytes, int length, long offset, ObjectFormat format) throws UnreadableObject {
        int place = 0;
        int b = octet(bytes, place++, length);
        int code = b >> 4 & 7;
        long promised = b & 15;
        for (int shift = 4; (b & 0x80) != 0; shift += 7) {
            if (shift > 56) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its size takes too many bytes");
            }
            b = octet(bytes, place++, length);
            promised |= (long) (b & 0x7f) << shift;
        }
        size = promised;
        type = ObjectType.ofCode(code);
        baseOffset = -1;
        baseId = null;
        if (code == OFS_DELTA) {
            place = readBaseOffset(bytes, place, length, offset);
        } else if (code == REF_DELTA) {
            if (place + format.idLength() > length) {
                throw ends();
            }
            baseId = ObjectId.at(bytes, place, format.idLength());
            place += format.idLength();
        } else if (type == null) {
            throw new UnreadableObject(
                    Problem.Kind.CORRUPT, "its type is the number " + code + ", which means nothing");
        }
        data = offset + place;
    }

    private int readBaseOffset(byte[] bytes, int from, int length, long offset) throws UnreadableObject {
        int place = from;
        int b = octet(bytes, place++, length);
        long distance = b & 0x7f;
        while ((b & 0x80) != 0) {
            if (distance > Long.MAX_VALUE >> 8) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its base is out of the pack");
            }
            b = octet(bytes, place++, length);
            distance = distance + 1 << 7 | b & 0x7f;
        }
        if (distance <= 0 || distance > offset - PackFile.HEADER) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its base is out of the pack");
        }
        baseOffset = offset - distance;
        return place;
    }

    private static int octet(byte[] bytes, int place, int length) throws UnreadableObject {
        if (place >= length) {
            throw ends();
        }
        return bytes[place] & 0xff;
    }

    private static UnreadableObject ends() {
        return new UnreadableObject(Problem.Kind.TRUNCATED, "the pack ends within it");
    }
}
