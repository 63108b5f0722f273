package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A pack with its index, entry by entry as a test wants them, sound or not (gitformat-pack). */
public final class HandMadePack {

    private static final int OFS_DELTA = 6;
    private static final int REF_DELTA = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();
    private int count;

    /** What the index says of an entry. */
    public record Entry(ObjectId id, long offset, int checksum) {}

    public HandMadePack() {
        bytes.writeBytes(
                ByteBuffer.allocate(12).putInt(0x5041434b).putInt(2).putInt(0).array());
    }

    /** An id that no content has: this digit forty times. */
    public static ObjectId id(char digit) {
        ObjectId id = ObjectId.parse(String.valueOf(digit).repeat(40));
        if (id == null) {
            throw new IllegalArgumentException("no digit");
        }
        return id;
    }

    /** Where the next entry begins. */
    public long next() {
        return bytes.size();
    }

    public List<Entry> entries() {
        return entries;
    }

    /** Adds a whole object. */
    public ObjectId whole(ObjectType type, byte[] content) {
        ObjectId id = ObjectId.hash(ObjectFormat.SHA1, type, content, content.length);
        entry(id, type.code(), content.length, new byte[0], deflated(content));
        return id;
    }

    /** Adds a delta whose base begins so many bytes before it. */
    public ObjectId byOffset(ObjectId id, long distance, byte[] instructions) {
        byte[] varied = new byte[10];
        int at = varied.length - 1;
        varied[at] = (byte) (distance & 0x7f);
        for (long rest = distance >> 7; rest > 0; rest = rest >> 7) {
            rest--;
            varied[--at] = (byte) (0x80 | rest & 0x7f);
        }
        byte[] between = java.util.Arrays.copyOfRange(varied, at, varied.length);
        entry(id, OFS_DELTA, instructions.length, between, deflated(instructions));
        return id;
    }

    /** Adds a delta whose base has an id. */
    public ObjectId byId(ObjectId id, ObjectId base, byte[] instructions) {
        entry(id, REF_DELTA, instructions.length, base.toByteArray(), deflated(instructions));
        return id;
    }

    /** Adds an entry of any bytes. */
    public void entry(ObjectId id, int code, long size, byte[] between, byte[] data) {
        long offset = bytes.size();
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        long rest = size >>> 4;
        entry.write((int) (code << 4 | size & 15 | (rest == 0 ? 0 : 0x80)));
        while (rest != 0) {
            entry.write((int) (rest & 0x7f | (rest >>> 7 == 0 ? 0 : 0x80)));
            rest >>>= 7;
        }
        entry.writeBytes(between);
        entry.writeBytes(data);
        bytes.writeBytes(entry.toByteArray());
        CRC32 crc = new CRC32();
        crc.update(entry.toByteArray());
        entries.add(new Entry(id, offset, (int) crc.getValue()));
        count++;
    }

    public static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** The instructions of a delta. */
    public static byte[] delta(long baseSize, long resultSize, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long size : new long[] {baseSize, resultSize}) {
            long rest = size;
            do {
                out.write((int) (rest & 0x7f | (rest >>> 7 == 0 ? 0 : 0x80)));
                rest >>>= 7;
            } while (rest != 0);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** An instruction to copy from the base. */
    public static byte[] copy(int from, int length) {
        return new byte[] {
            (byte) 0xff,
            (byte) from,
            (byte) (from >> 8),
            (byte) (from >> 16),
            (byte) (from >> 24),
            (byte) length,
            (byte) (length >> 8),
            (byte) (length >> 16)
        };
    }

    /** An instruction to insert 1 to 127 bytes. */
    public static byte[] insert(byte[] text) {
        return ByteBuffer.allocate(text.length + 1)
                .put((byte) text.length)
                .put(text)
                .array();
    }

    public byte[] pack() {
        byte[] content = bytes.toByteArray();
        ByteBuffer.wrap(content).putInt(8, count);
        byte[] trailer = ObjectFormat.SHA1.digest().digest(content);
        return ByteBuffer.allocate(content.length + trailer.length)
                .put(content)
                .put(trailer)
                .array();
    }

    /** Its index, version 2. */
    public byte[] index() {
        return index(entries, pack());
    }

    /** An index that says what a test wants of a pack. */
    public static byte[] index(List<Entry> entries, byte[] pack) {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
        ByteBuffer index = ByteBuffer.allocate(8 + 1024 + sorted.size() * 28 + 40);
        index.putInt(0xff744f63).putInt(2);
        for (int i = 0; i < 256; i++) {
            int first = i;
            index.putInt((int) sorted.stream()
                    .filter(entry -> entry.id().unsigned(0) <= first)
                    .count());
        }
        sorted.forEach(entry -> index.put(entry.id().toByteArray()));
        sorted.forEach(entry -> index.putInt(entry.checksum()));
        sorted.forEach(entry -> index.putInt((int) entry.offset()));
        index.put(pack, pack.length - 20, 20);
        byte[] whole = index.array();
        index.put(ObjectFormat.SHA1.digest().digest(java.util.Arrays.copyOf(whole, whole.length - 20)));
        return whole;
    }

    /** Writes both into a repository. */
    public Path writeTo(Path repository, String name) {
        return write(repository, name, pack(), index());
    }

    /** Writes a pack, and an index unless it is empty. */
    public static Path write(Path repository, String name, byte[] pack, byte[] index) {
        try {
            Path folder = Files.createDirectories(repository.resolve("objects/pack"));
            Path file = folder.resolve("pack-" + name + ".pack");
            Files.write(file, pack);
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
            if (index.length > 0) {
                Files.write(folder.resolve("pack-" + name + ".idx"), index);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
