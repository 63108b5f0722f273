package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The header of a pack entry (gitformat-pack), read again and again by one thread. */
final class EntryHeader {

    private static final int OFS_DELTA = 6;
    private static final int REF_DELTA = 7;

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

    /** Reads the header at an offset that is within the pack's entries. */
    void read(MemorySegment pack, long offset, long end, ObjectFormat format) throws UnreadableObject {
        long place = offset;
        int b = octet(pack, place++, end);
        int code = b >> 4 & 7;
        long length = b & 15;
        for (int shift = 4; (b & 0x80) != 0; shift += 7) {
            if (shift > 56) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its size takes too many bytes");
            }
            b = octet(pack, place++, end);
            length |= (long) (b & 0x7f) << shift;
        }
        size = length;
        type = ObjectType.ofCode(code);
        baseOffset = -1;
        baseId = null;
        if (code == OFS_DELTA) {
            place = readBaseOffset(pack, offset, place, end);
        } else if (code == REF_DELTA) {
            if (place + format.idLength() > end) {
                throw ends();
            }
            byte[] id = new byte[format.idLength()];
            MemorySegment.copy(pack, Mapped.BYTE, place, id, 0, id.length);
            baseId = ObjectId.at(id, 0, id.length);
            place += id.length;
        } else if (type == null) {
            throw new UnreadableObject(
                    Problem.Kind.CORRUPT, "its type is the number " + code + ", which means nothing");
        }
        data = place;
    }

    private long readBaseOffset(MemorySegment pack, long offset, long from, long end) throws UnreadableObject {
        long place = from;
        int b = octet(pack, place++, end);
        long distance = b & 0x7f;
        while ((b & 0x80) != 0) {
            if (distance > Long.MAX_VALUE >> 8) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "its base is out of the pack");
            }
            b = octet(pack, place++, end);
            distance = distance + 1 << 7 | b & 0x7f;
        }
        if (distance <= 0 || distance > offset - PackFile.HEADER) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its base is out of the pack");
        }
        baseOffset = offset - distance;
        return place;
    }

    private static int octet(MemorySegment pack, long place, long end) throws UnreadableObject {
        if (place >= end) {
            throw ends();
        }
        return pack.get(Mapped.BYTE, place) & 0xff;
    }

    private static UnreadableObject ends() {
        return new UnreadableObject(Problem.Kind.TRUNCATED, "the pack ends within it");
    }
}
