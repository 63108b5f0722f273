package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of several packs, version 1 (gitformat-pack, "multi-pack-index"). It lists each object once, with the pack
 * that Git reads it from; so it stands in for the index of a pack that has none.
 */
public final class MultiPackIndex {

    private static final int SIGNATURE = 0x4d494458;
    private static final int PACK_NAMES = 0x504e414d;
    private static final int IDS = 0x4f49444c;
    private static final int OFFSETS = 0x4f4f4646;
    private static final int LARGE_OFFSETS = 0x4c4f4646;

    private final MemorySegment bytes;
    private final int idLength;
    private final List<String> packs;
    private final long ids;
    private final long offsets;
    private final long largeOffsets;
    private final int count;

    private MultiPackIndex(MemorySegment bytes, ObjectFormat format) throws UnreadableObject {
        this.bytes = bytes;
        this.idLength = format.idLength();
        long size = bytes.byteSize();
        if (size < 12 || bytes.get(Mapped.INT, 0) != SIGNATURE) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "it does not begin as a multi-pack index does");
        }
        if (bytes.get(Mapped.BYTE, 4) != 1) {
            throw new UnreadableObject(Problem.Kind.UNSUPPORTED, "the multi-pack index is of another version");
        }
        int chunks = bytes.get(Mapped.BYTE, 6) & 0xff;
        if (12 + 12L * (chunks + 1) > size) {
            throw truncated();
        }
        ids = chunk(IDS, chunks);
        offsets = chunk(OFFSETS, chunks);
        largeOffsets = chunk(LARGE_OFFSETS, chunks);
        long names = chunk(PACK_NAMES, chunks);
        if (ids < 0 || offsets < 0 || names < 0) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "the multi-pack index lacks a chunk");
        }
        long length = chunkEnd(IDS, chunks) - ids;
        count = (int) Math.min(Integer.MAX_VALUE, length / idLength);
        if (ids + (long) count * idLength > size || offsets + 8L * count > size) {
            throw truncated();
        }
        packs = packNames(names, Math.min(chunkEnd(PACK_NAMES, chunks), size));
    }

    private static UnreadableObject truncated() {
        return new UnreadableObject(Problem.Kind.TRUNCATED, "the multi-pack index ends too early");
    }

    /** Opens the file {@code multi-pack-index}. */
    public static MultiPackIndex open(Path file, ObjectFormat format) throws IOException, UnreadableObject {
        return new MultiPackIndex(Mapped.map(file), format);
    }

    /** Reads one that is in memory. */
    static MultiPackIndex of(byte[] bytes, ObjectFormat format) throws UnreadableObject {
        return new MultiPackIndex(MemorySegment.ofArray(bytes), format);
    }

    private long chunk(int id, int chunks) {
        for (int i = 0; i < chunks; i++) {
            if (bytes.get(Mapped.INT, 12 + 12L * i) == id) {
                long offset = bytes.get(Mapped.LONG, 16 + 12L * i);
                return offset < 0 || offset > bytes.byteSize() ? -1 : offset;
            }
        }
        return -1;
    }

    private long chunkEnd(int id, int chunks) throws UnreadableObject {
        for (int i = 0; i < chunks; i++) {
            if (bytes.get(Mapped.INT, 12 + 12L * i) == id) {
                long end = bytes.get(Mapped.LONG, 16 + 12L * (i + 1));
                if (end < bytes.get(Mapped.LONG, 16 + 12L * i) || end > bytes.byteSize()) {
                    throw truncated();
                }
                return end;
            }
        }
        throw truncated();
    }

    private List<String> packNames(long from, long to) {
        byte[] text = new byte[(int) Math.min(to - from, 64 << 20)];
        MemorySegment.copy(bytes, Mapped.BYTE, from, text, 0, text.length);
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == 0) {
                if (i > start) {
                    names.add(new String(text, start, i - start, StandardCharsets.UTF_8));
                }
                start = i + 1;
            }
        }
        return names;
    }

    private int packOf(int position) {
        return bytes.get(Mapped.INT, offsets + 8L * position);
    }

    private long offsetOf(int position) {
        int offset = bytes.get(Mapped.INT, offsets + 8L * position + 4);
        if (offset >= 0 || largeOffsets < 0) {
            return offset & 0xffffffffL;
        }
        long place = largeOffsets + 8L * (offset & 0x7fffffff);
        return place + 8 > bytes.byteSize() ? -1 : bytes.get(Mapped.LONG, place);
    }

    private ObjectId id(int position) {
        byte[] id = new byte[idLength];
        MemorySegment.copy(bytes, Mapped.BYTE, ids + (long) position * idLength, id, 0, idLength);
        return ObjectId.at(id, 0, idLength);
    }

    /** What it says of a pack; null where it does not list it. */
    @Nullable
    PackContents contentsOf(String indexName) {
        int pack = packs.indexOf(indexName);
        if (pack < 0) {
            return null;
        }
        List<ObjectId> found = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (packOf(i) == pack) {
                found.add(id(i));
                places.add(offsetOf(i));
            }
        }
        return new ListedContents(
                found, places.stream().mapToLong(Long::longValue).toArray(), false);
    }
}
