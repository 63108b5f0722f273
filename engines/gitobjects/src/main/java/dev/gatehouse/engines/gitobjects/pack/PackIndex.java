package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The index of a pack, versions 1 and 2 (gitformat-pack): the ids of its objects, sorted, each with its offset. What it
 * says of offsets is checked by whoever uses them.
 */
final class PackIndex implements PackContents {

    private static final int MAGIC = 0xff744f63;
    private static final int CHUNK = 1 << 20;

    private final MemorySegment bytes;
    private final ObjectFormat format;
    private final int version;
    private final int idLength;
    private final int count;
    private final long fanout;
    private final long names;
    private final long checksums;
    private final long offsets;
    private final long largeOffsets;
    private final long trailer;
    private volatile @Nullable FinerFanout finer;
    private volatile boolean unordered;
    private int searches;

    private PackIndex(MemorySegment bytes, ObjectFormat format) throws UnreadableObject {
        this.bytes = bytes;
        this.format = format;
        this.idLength = format.idLength();
        long size = bytes.byteSize();
        if (size < 4 * 256 + 2L * idLength) {
            throw new UnreadableObject(Problem.Kind.TRUNCATED, "the index of the pack ends in its header");
        }
        boolean first = bytes.get(Mapped.INT, 0) != MAGIC;
        version = first ? 1 : bytes.get(Mapped.INT, 4);
        if (version != 1 && version != 2) {
            throw new UnreadableObject(Problem.Kind.UNSUPPORTED, "the index of the pack is of version " + version);
        }
        fanout = first ? 0 : 8;
        int previous = 0;
        for (int i = 0; i < 256; i++) {
            int next = bytes.get(Mapped.INT, fanout + 4L * i);
            if (next < previous) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, "the index of the pack is not sorted");
            }
            previous = next;
        }
        count = previous;
        names = fanout + 4 * 256;
        trailer = size - 2L * idLength;
        checksums = first ? -1 : names + (long) count * idLength;
        offsets = first ? names : checksums + 4L * count;
        largeOffsets = offsets + 4L * count;
        long end = first ? names + (long) count * (4 + idLength) : largeOffsets;
        if (end > trailer) {
            throw new UnreadableObject(Problem.Kind.TRUNCATED, "the index of the pack is shorter than its count says");
        }
    }

    /** Opens an index. */
    static PackIndex open(Path file, ObjectFormat format) throws IOException, UnreadableObject {
        return new PackIndex(Mapped.map(file), format);
    }

    /** Reads an index that is in memory. */
    static PackIndex of(byte[] bytes, ObjectFormat format) throws UnreadableObject {
        return new PackIndex(MemorySegment.ofArray(bytes), format);
    }

    @Override
    public int count() {
        return count;
    }

    private long name(int position) {
        return version == 1 ? names + (long) position * (4 + idLength) + 4 : names + (long) position * idLength;
    }

    @Override
    public ObjectId id(int position) {
        byte[] id = new byte[idLength];
        MemorySegment.copy(bytes, Mapped.BYTE, name(position), id, 0, idLength);
        return ObjectId.at(id, 0, idLength);
    }

    @Override
    public long offset(int position) {
        if (version == 1) {
            return bytes.get(Mapped.INT, names + (long) position * (4 + idLength)) & 0xffffffffL;
        }
        int offset = bytes.get(Mapped.INT, offsets + 4L * position);
        if (offset >= 0) {
            return offset;
        }
        long place = largeOffsets + 8L * (offset & 0x7fffffff);
        return place + 8 > trailer ? -1 : bytes.get(Mapped.LONG, place);
    }

    @Override
    public boolean hasChecksums() {
        return version == 2;
    }

    @Override
    public int checksum(int position) {
        return bytes.get(Mapped.INT, checksums + 4L * position);
    }

    @Override
    public boolean isOf(ObjectId packTrailer) {
        byte[] expected = new byte[idLength];
        MemorySegment.copy(bytes, Mapped.BYTE, trailer, expected, 0, idLength);
        return packTrailer.standsAt(expected, 0);
    }

    @Override
    public boolean isIntact() {
        MessageDigest digest = format.digest();
        long end = trailer + idLength;
        for (long place = 0; place < end; place += CHUNK) {
            digest.update(bytes.asSlice(place, Math.min(CHUNK, end - place)).asByteBuffer());
        }
        byte[] expected = new byte[idLength];
        MemorySegment.copy(bytes, Mapped.BYTE, end, expected, 0, idLength);
        return Arrays.equals(digest.digest(), expected);
    }

    @Override
    public int find(byte[] source, int offset) {
        FinerFanout finer = finerFanout();
        if (finer != null) {
            int prefix = FinerFanout.prefix(source, offset);
            return search(finer.from(prefix), finer.to(prefix), source, offset);
        }
        int first = source[offset] & 0xff;
        int low = first == 0 ? 0 : bytes.get(Mapped.INT, fanout + 4L * (first - 1));
        int high = bytes.get(Mapped.INT, fanout + 4L * first);
        return search(low, high, source, offset);
    }

    /** Null until so many ids were searched that it pays, or where the ids are in no order. */
    private @Nullable FinerFanout finerFanout() {
        FinerFanout made = finer;
        if (made == null && !unordered && ++searches > FinerFanout.SMALLEST && searches > count >> 3) {
            synchronized (this) {
                if (finer == null && !unordered) {
                    finer = FinerFanout.of(count, position -> bytes.get(Mapped.INT, name(position)));
                    unordered = finer == null;
                }
            }
            made = finer;
        }
        return made;
    }

    private int search(int from, int to, byte[] source, int offset) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long place = name(middle);
            int order = 0;
            for (int i = 0; order == 0 && i < idLength; i += 4) {
                order = Integer.compareUnsigned(
                        bytes.get(Mapped.INT, place + i), FinerFanout.prefix(source, offset + i));
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
