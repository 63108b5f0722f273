package dev.gatehouse.connectors.logs.input;

import io.airlift.compress.v3.zstd.ZstdJavaInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A log as it can be read: unpacked where it is packed with gzip (RFC 1952) or Zstandard (RFC 8878), which its first
 * bytes tell, not its name.
 */
public final class LogStream {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_EXPANSION = 4_096;
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final int ZSTANDARD = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;

    private LogStream() {}

    /** Opens a file. */
    public static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return of(in);
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /**
     * A stream as it can be read. What it expands to is bounded by a multiple of its packed bytes; beyond that reading
     * fails.
     */
    public static InputStream of(InputStream in) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(in, BUFFER);
        packed.mark(4);
        byte[] first = packed.readNBytes(4);
        packed.reset();
        if (first.length >= 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B) {
            Counted counted = new Counted(packed);
            try {
                return new Bounded(new GZIPInputStream(counted, BUFFER), counted);
            } catch (EOFException cut) {
                throw endsEarly(cut);
            }
        }
        if (first.length == 4) {
            int magic = first[0] & 0xFF | (first[1] & 0xFF) << 8 | (first[2] & 0xFF) << 16 | (first[3] & 0xFF) << 24;
            if (magic == ZSTANDARD || (magic & 0xFFFFFFF0) == SKIPPABLE) {
                Counted counted = new Counted(packed);
                return new Bounded(new ZstdJavaInputStream(counted), counted);
            }
        }
        return packed;
    }

    private static IOException endsEarly(EOFException cut) {
        return new IOException("the compressed data ends too early", cut);
    }

    /** Counts the bytes that are read. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Fails where far more is unpacked than was packed; and says what fails as {@link IOException}. */
    private static final class Bounded extends FilterInputStream {

        private final Counted packed;
        private long count;

        Bounded(InputStream in, Counted packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(into, offset, length);
            } catch (EOFException cut) {
                throw endsEarly(cut);
            } catch (RuntimeException damaged) {
                throw new IOException("damaged compressed data: " + damaged.getMessage(), damaged);
            }
            count += Math.max(0, read);
            if (count > ALWAYS_ALLOWED && count / MOST_EXPANSION > packed.count) {
                throw new IOException("expands to more than " + MOST_EXPANSION + " times its size");
            }
            return read;
        }
    }
}
