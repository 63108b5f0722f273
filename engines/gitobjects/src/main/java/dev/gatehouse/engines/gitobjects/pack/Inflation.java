package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates the data of pack entries; of one thread, which closes it. */
final class Inflation implements AutoCloseable {

    /** Deflated data is at least the thousandth part of what it gives: 258 bytes take two bits (RFC 1951). */
    private static final int HIGHEST_RATIO = 1032;

    private static final int ALWAYS = 1 << 16;

    /** zlib is fast as long as it has room for the longest of a stream's copies, and may then see the stream's end. */
    private static final int ROOM = 258;

    private static final String LONGER = "its data is longer than its header says";

    private final Inflater inflater = new Inflater();
    private final byte[] beyond = new byte[1];
    private final PackWindow window = new PackWindow();
    private long next;

    /**
     * Checks before memory is taken for it that data can give what a header promises.
     *
     * @param deflated bytes of the data, or more
     */
    static void check(int promised, long deflated) throws UnreadableObject {
        if (promised > ALWAYS && promised > deflated * HIGHEST_RATIO) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its data can't be as long as its header says");
        }
    }

    /** Reads the header of an entry that ends at an offset, or before. */
    void readHeader(PackFile pack, long offset, long end, EntryHeader into) throws UnreadableObject {
        window.readHeader(pack, offset, end, into);
    }

    /** The checksum of an entry as it is in the pack. */
    int checksum(PackFile pack, long from, long to) throws UnreadableObject {
        return window.checksum(pack, from, to);
    }

    /** Deflated data may be a little longer than what it gives (zlib, deflateBound). */
    private static long estimate(long length) {
        return length + (length >> 12) + 64;
    }

    private void begin(PackFile pack, long data, long length) throws UnreadableObject {
        inflater.reset();
        next = data;
        feed(pack, estimate(length));
    }

    /** Goes on where the input ended; tells whether there is more. */
    private boolean feed(PackFile pack, long estimate) throws UnreadableObject {
        if (!inflater.needsInput() || next >= pack.end()) {
            return false;
        }
        next += window.feed(inflater, pack, next, estimate);
        return true;
    }

    /** How long an array to inflate into is best, of data that gives so many bytes; of long data it makes no odds. */
    static int room(int length) {
        return length <= ALWAYS ? length + ROOM : length;
    }

    /**
     * Inflates an entry's data.
     *
     * @param into at least as long as what the data has to give, best {@link #room}; what is beyond that may change
     * @param length how many bytes the data has to give
     */
    void inflate(PackFile pack, long data, byte[] into, int length) throws UnreadableObject {
        begin(pack, data, length);
        try {
            int done = 0;
            while (done < length) {
                int read = inflater.inflate(into, done, into.length - done);
                if (read == 0 && !feed(pack, estimate(length - done))) {
                    throw stopped();
                }
                done += read;
            }
            if (done > length) {
                throw new UnreadableObject(Problem.Kind.CORRUPT, LONGER);
            }
            while (!inflater.finished()) {
                boolean more = inflater.inflate(beyond, 0, 1) != 0;
                if (more || !inflater.finished() && !inflater.needsInput()) {
                    throw new UnreadableObject(Problem.Kind.CORRUPT, LONGER);
                }
                if (!inflater.finished() && !feed(pack, EntryHeader.LONGEST)) {
                    throw stopped();
                }
            }
        } catch (DataFormatException e) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its data can't be inflated");
        }
    }

    private UnreadableObject stopped() {
        if (inflater.finished()) {
            return new UnreadableObject(Problem.Kind.CORRUPT, "its data is shorter than its header says");
        }
        return new UnreadableObject(Problem.Kind.TRUNCATED, "the pack ends within its data");
    }

    /** Inflates an entry's data and drops it; tells how many bytes of the pack it took. */
    long skip(PackFile pack, long data, long length, byte[] scratch) throws UnreadableObject {
        begin(pack, data, length);
        try {
            long done = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(scratch);
                if (read == 0 && !inflater.finished() && !feed(pack, estimate(length - done))) {
                    throw stopped();
                }
                done += read;
                if (done > length) {
                    throw new UnreadableObject(Problem.Kind.CORRUPT, LONGER);
                }
            }
            if (done < length) {
                throw stopped();
            }
            return inflater.getBytesRead();
        } catch (DataFormatException e) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its data can't be inflated");
        }
    }

    /** An entry's data as a stream, which uses this inflation until it ends; throws where the data is damaged. */
    InputStream stream(PackFile pack, long data, long length) throws UnreadableObject {
        begin(pack, data, length);
        return new Inflated(pack, length);
    }

    @Override
    public void close() {
        inflater.end();
    }

    private final class Inflated extends InputStream {

        private final PackFile pack;
        private long remaining;

        Inflated(PackFile pack, long length) {
            this.pack = pack;
            remaining = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (remaining == 0) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            try {
                int most = (int) Math.min(length, remaining);
                int read = inflater.inflate(into, offset, most);
                while (read == 0 && feed(pack, estimate(remaining))) {
                    read = inflater.inflate(into, offset, most);
                }
                if (read == 0) {
                    throw new IOException(stopped().reason());
                }
                remaining -= read;
                return read;
            } catch (DataFormatException e) {
                throw new IOException("its data can't be inflated", e);
            } catch (UnreadableObject e) {
                throw new IOException(e.reason(), e);
            }
        }
    }
}
