package dev.gatehouse.engines.tlog.store;

import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.tile.EntryBundle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The batches that may not be in tiles on the disk yet, one after the other in one file. A batch is a mark, the index
 * of its first entry, how many there are, the bytes of them and of the note that follows, the entries each after its
 * length, the signed checkpoint of the log with them, and the SHA-256 of all that. One {@code fsync} makes it durable.
 */
final class Journal implements AutoCloseable {

    private static final int MARK = 0x474a4231;
    private static final int HEADER = 4 + 8 + 4 + 4 + 4;
    private static final int DIGEST = 32;
    private static final int LARGEST_BATCH = 64 << 20;
    private static final int LARGEST_NOTE = 1 << 16;

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /**
     * A batch.
     *
     * @param first index of its first entry
     * @param note the signed checkpoint after it
     */
    record Batch(long first, List<byte[]> entries, String note) {}

    static Journal open(Path path) throws IOException {
        return new Journal(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /**
     * The batches that were completely written. What a crash left unfinished at the end is cut off: it was not
     * acknowledged.
     *
     * @throws CorruptLog where a batch is not as it was written, and more follows
     */
    List<Batch> recover() throws IOException {
        List<Batch> batches = new ArrayList<>();
        long at = 0;
        long length = file.size();
        while (at < length) {
            ByteBuffer header = read(at, (int) Math.min(HEADER, length - at));
            long end = header.remaining() < HEADER ? Long.MAX_VALUE : at + extent(header);
            if (end > length) {
                break;
            }
            byte[] whole = read(at, (int) (end - at)).array();
            byte[] digest = Arrays.copyOfRange(whole, whole.length - DIGEST, whole.length);
            if (!MessageDigest.isEqual(digest, digest(whole, whole.length - DIGEST))) {
                break;
            }
            batches.add(batch(whole));
            at = end;
        }
        if (at < length) {
            refuseWhatFollows(at, length);
            file.truncate(at);
            file.force(true);
        }
        file.position(at);
        return batches;
    }

    /** Behind what a crash cut off is nothing; a whole batch there means that what is before it was changed. */
    private void refuseWhatFollows(long cut, long length) throws IOException {
        byte[] rest = read(cut, (int) Math.min(length - cut, LARGEST_BATCH)).array();
        ByteBuffer bytes = ByteBuffer.wrap(rest);
        for (int at = 1; at + HEADER <= rest.length; at++) {
            if (bytes.getInt(at) != MARK) {
                continue;
            }
            long end = at + extent(bytes.slice(at, HEADER));
            if (end <= rest.length) {
                byte[] whole = Arrays.copyOfRange(rest, at, (int) end);
                byte[] digest = Arrays.copyOfRange(whole, whole.length - DIGEST, whole.length);
                if (MessageDigest.isEqual(digest, digest(whole, whole.length - DIGEST))) {
                    throw new CorruptLog("the journal was changed at byte " + cut + ", and goes on behind it");
                }
            }
        }
    }

    /** The bytes of a batch; more than any file has where the header is none. */
    private static long extent(ByteBuffer header) {
        int mark = header.getInt(0);
        int entries = header.getInt(16);
        int note = header.getInt(20);
        boolean sound = mark == MARK && entries >= 0 && entries <= LARGEST_BATCH && note >= 0 && note <= LARGEST_NOTE;
        return sound ? HEADER + (long) entries + note + DIGEST : Long.MAX_VALUE / 2;
    }

    private static Batch batch(byte[] whole) throws CorruptLog {
        ByteBuffer header = ByteBuffer.wrap(whole);
        long first = header.getLong(4);
        int count = header.getInt(12);
        int length = header.getInt(16);
        int note = header.getInt(20);
        List<byte[]> entries = new ArrayList<>();
        int at = HEADER;
        while (at + 2 <= HEADER + length) {
            int end = at + 2 + ((whole[at] & 0xff) << 8 | whole[at + 1] & 0xff);
            entries.add(Arrays.copyOfRange(whole, at + 2, end));
            at = end;
        }
        if (entries.size() != count) {
            throw new CorruptLog("the journal has a batch of " + entries.size() + " entries that says " + count);
        }
        return new Batch(first, entries, new String(whole, HEADER + length, note, StandardCharsets.UTF_8));
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("the journal became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    /** Writes a batch, and waits until it is on the disk. */
    void append(Batch batch) throws IOException {
        byte[] note = batch.note().getBytes(StandardCharsets.UTF_8);
        int length = batch.entries().stream().mapToInt(e -> 2 + e.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + length + note.length + DIGEST);
        bytes.putInt(MARK)
                .putLong(batch.first())
                .putInt(batch.entries().size())
                .putInt(length)
                .putInt(note.length);
        for (byte[] entry : batch.entries()) {
            bytes.putShort((short) entry.length).put(entry);
        }
        bytes.put(note);
        bytes.put(digest(bytes.array(), bytes.position()));
        DurableFile.write(file, bytes.flip());
        file.force(false);
    }

    long length() throws IOException {
        return file.position();
    }

    /** Empties it, once everything in it is in tiles on the disk. */
    void clear() throws IOException {
        file.truncate(0);
        file.position(0);
        file.force(true);
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether an entry can be in a batch. */
    static void check(byte[] entry) throws MalformedLog {
        if (entry.length > EntryBundle.LARGEST_ENTRY) {
            throw new MalformedLog("an entry of " + entry.length + " bytes; the most is " + EntryBundle.LARGEST_ENTRY);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
