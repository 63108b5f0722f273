package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A pack, versions 2 and 3, mapped into memory. A pack that ends too early is read as far as it goes. */
final class PackFile {

    /** Bytes before the first entry: the signature, the version, the count. */
    static final int HEADER = 12;

    private static final int SIGNATURE = 0x5041434b;

    private final MemorySegment bytes;
    private final ObjectFormat format;
    private final int declaredCount;
    private final long end;
    private final @Nullable UnreadableObject fault;

    private PackFile(MemorySegment bytes, ObjectFormat format) throws UnreadableObject {
        if (bytes.byteSize() < HEADER) {
            throw noPack();
        }
        int version = bytes.get(Mapped.INT, 4);
        if (bytes.get(Mapped.INT, 0) != SIGNATURE) {
            fault = noPack();
        } else if (version != 2 && version != 3) {
            fault = new UnreadableObject(Problem.Kind.UNSUPPORTED, "the pack is of version " + version);
        } else {
            fault = null;
        }
        this.bytes = bytes;
        this.format = format;
        this.declaredCount = bytes.get(Mapped.INT, 8);
        this.end = Math.max(HEADER, bytes.byteSize() - format.idLength());
    }

    static PackFile open(Path file, ObjectFormat format) throws IOException, UnreadableObject {
        return new PackFile(Mapped.map(file), format);
    }

    /** A pack that is in memory. */
    static PackFile of(byte[] bytes, ObjectFormat format) throws UnreadableObject {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return new PackFile(MemorySegment.ofBuffer(direct), format);
    }

    private static UnreadableObject noPack() {
        return new UnreadableObject(Problem.Kind.CORRUPT, "it does not begin as a pack does");
    }

    /** What is wrong with its first bytes, for which only an index can stand in; null where nothing is. */
    @Nullable
    UnreadableObject fault() {
        return fault;
    }

    ObjectFormat format() {
        return format;
    }

    /** The objects that the header says there are. */
    int declaredCount() {
        return declaredCount;
    }

    /** Where the last entry ends, if the pack is complete. */
    long end() {
        return end;
    }

    /** The checksum at its end; zeros where it is cut before it. */
    ObjectId trailer() {
        byte[] id = new byte[format.idLength()];
        if (bytes.byteSize() >= end + id.length) {
            MemorySegment.copy(bytes, Mapped.BYTE, end, id, 0, id.length);
        }
        return ObjectId.at(id, 0, id.length);
    }

    /** Whether an index speaks of entries beyond the end, and of no entry that is not one as far as the pack goes. */
    boolean isCutShort(PackContents index) {
        EntryHeader header = new EntryHeader();
        long last = 0;
        int sound = 0;
        for (int i = 0; i < index.count(); i++) {
            long offset = index.offset(i);
            last = Math.max(last, offset);
            if (holds(offset) && sound < 100) {
                try {
                    readHeader(offset, header);
                    sound++;
                } catch (UnreadableObject e) {
                    return false;
                }
            }
        }
        return last + 1 >= end;
    }

    /** Whether an entry may begin there. */
    boolean holds(long offset) {
        return offset >= HEADER && offset < end;
    }

    /** Throws where no entry can begin at an offset. */
    void checkPlace(long offset) throws UnreadableObject {
        if (!holds(offset)) {
            throw new UnreadableObject(
                    offset >= end ? Problem.Kind.TRUNCATED : Problem.Kind.CORRUPT, "its place is outside of the pack");
        }
    }

    void readHeader(long offset, EntryHeader into) throws UnreadableObject {
        checkPlace(offset);
        int length = (int) Math.min(EntryHeader.LONGEST, end - offset);
        copy(offset, into.beginning, length);
        into.read(into.beginning, length, offset, format);
    }

    /** Copies the bytes from an offset on; throws where the file was cut short after it was opened. */
    void copy(long offset, byte[] into, int length) throws UnreadableObject {
        try {
            MemorySegment.copy(bytes, Mapped.BYTE, offset, into, 0, length);
        } catch (InternalError e) { // What the Java machine makes of a fault in mapped memory.
            throw new UnreadableObject(Problem.Kind.TRUNCATED, "the pack was cut short while it was read");
        }
    }
}
