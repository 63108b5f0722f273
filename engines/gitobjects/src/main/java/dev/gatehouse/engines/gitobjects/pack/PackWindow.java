package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A part of a pack that was copied into memory; of one thread. Only copying touches the mapped file, and where that was
 * cut short meanwhile, it throws: code of other libraries that reads a mapped file would end the process.
 */
final class PackWindow {

    private final byte[] bytes = new byte[1 << 14];
    private @Nullable PackFile pack;
    private long start;
    private long end;

    /** Copies the bytes between two offsets, as many as there are and fit. */
    void load(PackFile from, long first, long last) throws UnreadableObject {
        pack = null;
        int length = (int) Math.min(bytes.length, Math.max(0, Math.min(last, from.end()) - first));
        from.copy(first, bytes, length);
        pack = from;
        start = first;
        end = first + length;
    }

    private boolean holds(PackFile other, long offset) {
        return other.equals(pack) && offset >= start && offset < end;
    }

    /** Reads the header of an entry; what comes after it, up to an offset, is copied with it. */
    void readHeader(PackFile from, long offset, long last, EntryHeader into) throws UnreadableObject {
        from.checkPlace(offset);
        load(from, offset, Math.max(last, offset + EntryHeader.LONGEST));
        into.read(bytes, (int) (end - start), offset, from.format());
    }

    /**
     * Gives an inflater the bytes from an offset on: those that are there, or else as many as an estimate.
     *
     * @return how many
     */
    int feed(Inflater inflater, PackFile from, long offset, long estimate) throws UnreadableObject {
        if (!holds(from, offset)) {
            load(from, offset, offset + estimate);
        }
        int length = (int) (end - offset);
        inflater.setInput(bytes, (int) (offset - start), length);
        return length;
    }

    /** CRC-32 of the bytes between two offsets. */
    int checksum(PackFile from, long first, long last) throws UnreadableObject {
        CRC32 crc = new CRC32();
        for (long place = first; place < last; ) {
            if (!holds(from, place)) {
                load(from, place, last);
            }
            int length = (int) (Math.min(end, last) - place);
            crc.update(bytes, (int) (place - start), length);
            place += length;
        }
        return (int) crc.getValue();
    }
}
