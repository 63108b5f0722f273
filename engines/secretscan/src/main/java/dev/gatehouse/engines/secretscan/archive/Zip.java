package dev.gatehouse.engines.secretscan.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads zip archives (APPNOTE 6.3), whatever their directory says: the files that it lists, and those that stand
 * between them with no more than a header of their own.
 */
final class Zip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LONGEST_COMMENT = 65_535;

    private static final int ENCRYPTED = 1;
    private static final int DESCRIBED_AFTER = 8;
    private static final int UTF_8 = 0x800;

    private final ByteBuffer bytes;
    private final int length;
    private final Sink sink;

    /** Where the listed files that were read begin and end. */
    private final NavigableMap<Integer, Integer> read = new TreeMap<>();

    /** Takes the files. */
    interface Sink {

        /**
         * A file.
         *
         * @param file its bytes as far as they may be read
         */
        void file(String name, byte[] file);

        /** A file that can't be read, or not all of it; the archive itself where the name is empty. */
        void notRead(String name, String reason);

        /** How many bytes of the next file may be read. */
        int allowance();
    }

    /** What a header says of a file. */
    private record Entry(String name, int flags, int method, int crc, long compressed, long offset) {}

    private Zip(byte[] content, int length, Sink sink) {
        this.bytes = ByteBuffer.wrap(content, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        this.length = length;
        this.sink = sink;
    }

    /** Whether a content begins as a zip does, or ends so after a program that unpacks it. */
    static boolean isZip(byte[] content, int size) {
        if (size < END_LENGTH || content[0] != 'P' && content[size - END_LENGTH] != 'P') {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(content, 0, size).order(ByteOrder.LITTLE_ENDIAN);
        if (size > LOCAL_LENGTH && bytes.getInt(0) == LOCAL) {
            return true;
        }
        int end = size - END_LENGTH;
        long directory = end - (bytes.getInt(end + 12) & 0xffffffffL);
        return bytes.getInt(end) == END
                && directory >= 0
                && directory < end
                && bytes.getInt((int) directory) == CENTRAL;
    }

    /** Visits the files. */
    static void visit(byte[] content, int length, Sink sink) {
        new Zip(content, length, sink).visit();
    }

    private void visit() {
        int end = findEnd();
        boolean sound = end >= 0;
        if (end >= 0) {
            long size = bytes.getInt(end + 12) & 0xffffffffL;
            long offset = bytes.getInt(end + 16) & 0xffffffffL;
            long directoryEnd = end;
            int locator = end - 20;
            if (locator >= 0 && bytes.getInt(locator) == END_64_LOCATOR) {
                long end64 = bytes.getLong(locator + 8);
                if (end64 >= 0 && end64 + 56 <= length && bytes.getInt((int) end64) == END_64) {
                    size = bytes.getLong((int) end64 + 40);
                    offset = bytes.getLong((int) end64 + 48);
                    directoryEnd = end64;
                }
            }
            long directory = size < 0 || size > directoryEnd ? -1 : directoryEnd - size;
            sound = directory >= 0 && directory(directory, directoryEnd, directory - offset);
        }
        between();
        if (!sound) {
            sink.notRead("", "the archive is damaged");
        }
    }

    private int findEnd() {
        for (int i = length - END_LENGTH; i >= Math.max(0, length - END_LENGTH - LONGEST_COMMENT); i--) {
            if (bytes.getInt(i) == END) {
                return i;
            }
        }
        return -1;
    }

    /** Reads the files that the directory lists; tells whether it is sound. */
    private boolean directory(long from, long to, long shift) {
        long place = from;
        while (place + CENTRAL_LENGTH <= to && bytes.getInt((int) place) == CENTRAL) {
            int at = (int) place;
            int nameLength = bytes.getShort(at + 28) & 0xffff;
            int extraLength = bytes.getShort(at + 30) & 0xffff;
            int commentLength = bytes.getShort(at + 32) & 0xffff;
            int flags = bytes.getShort(at + 8) & 0xffff;
            if (place + CENTRAL_LENGTH + nameLength + extraLength > to) {
                return false;
            }
            long compressed = bytes.getInt(at + 20) & 0xffffffffL;
            long uncompressed = bytes.getInt(at + 24) & 0xffffffffL;
            long offset = bytes.getInt(at + 42) & 0xffffffffL;
            int extra = extra64(at + CENTRAL_LENGTH + nameLength, extraLength);
            if (extra >= 0) {
                int next = extra + (uncompressed == 0xffffffffL ? 8 : 0);
                int extraEnd = at + CENTRAL_LENGTH + nameLength + extraLength;
                if (compressed == 0xffffffffL && next + 8 <= extraEnd) {
                    compressed = bytes.getLong(next);
                    next += 8;
                }
                if (offset == 0xffffffffL && next + 8 <= extraEnd) {
                    offset = bytes.getLong(next);
                }
            }
            String name = name(at + CENTRAL_LENGTH, nameLength, flags);
            int method = bytes.getShort(at + 10) & 0xffff;
            listed(new Entry(name, flags, method, bytes.getInt(at + 16), compressed, offset + shift));
            place += CENTRAL_LENGTH + nameLength + extraLength + commentLength;
        }
        return place == to || place < to && bytes.getInt((int) place) != CENTRAL && place > from;
    }

    /** Where the values of the field for large archives begin; negative where there is none. */
    private int extra64(int from, int size) {
        for (int at = from; at + 4 <= from + size; at += 4 + (bytes.getShort(at + 2) & 0xffff)) {
            if (bytes.getShort(at) == 1) {
                return at + 4;
            }
        }
        return -1;
    }

    private String name(int from, int size, int flags) {
        byte[] name = new byte[Math.min(size, length - from)];
        bytes.get(from, name);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(name, (flags & UTF_8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        }
    }

    private void listed(Entry entry) {
        long offset = entry.offset();
        if (offset < 0 || offset + LOCAL_LENGTH > length || bytes.getInt((int) offset) != LOCAL) {
            if (!isFolder(entry)) {
                sink.notRead(entry.name(), "the archive's directory says that it is where it is not");
            }
            return;
        }
        int data = data((int) offset);
        if (data > length) {
            sink.notRead(entry.name(), "the archive ends within it");
            return;
        }
        long end = data + entry.compressed();
        if (entry.compressed() < 0 || end > length) {
            sink.notRead(entry.name(), "the archive ends within it");
            end = length;
        }
        Map.Entry<Integer, Integer> before = read.lowerEntry((int) end);
        if (before != null && before.getValue() > offset) {
            sink.notRead(entry.name(), "it stands in the same bytes as another file");
            return;
        }
        read.put((int) offset, (int) end);
        content(entry, data, (int) end);
    }

    private int data(int local) {
        int names = (bytes.getShort(local + 26) & 0xffff) + (bytes.getShort(local + 28) & 0xffff);
        return local + LOCAL_LENGTH + names;
    }

    private static boolean isFolder(Entry entry) {
        return entry.name().endsWith("/") && entry.compressed() <= 2;
    }

    /** Reads the files that begin in bytes which no listed file has. */
    private void between() {
        int from = 0;
        for (Map.Entry<Integer, Integer> extent : read.entrySet()) {
            unlisted(from, extent.getKey());
            from = extent.getValue();
        }
        unlisted(from, length);
    }

    private void unlisted(int from, int to) {
        int at = from;
        while (at + LOCAL_LENGTH <= to) {
            if (bytes.get(at) != 'P' || bytes.getInt(at) != LOCAL) {
                at++;
                continue;
            }
            int data = data(at);
            int flags = bytes.getShort(at + 6) & 0xffff;
            int method = bytes.getShort(at + 8) & 0xffff;
            long compressed = bytes.getInt(at + 18) & 0xffffffffL;
            if (data > to) {
                return;
            }
            String name = name(at + LOCAL_LENGTH, bytes.getShort(at + 26) & 0xffff, flags);
            boolean unknown = (flags & DESCRIBED_AFTER) != 0 || compressed == 0xffffffffL;
            int end = (int) (unknown ? method == 0 ? nextHeader(data, to) : to : Math.min(to, data + compressed));
            int read = content(new Entry(name, flags, method, bytes.getInt(at + 14), end - data, at), data, end);
            at = Math.max(data, unknown ? data + read : end);
        }
    }

    private int nextHeader(int from, int to) {
        for (int at = from; at + 4 <= to; at++) {
            if (bytes.get(at) == 'P') {
                int signature = bytes.getInt(at);
                if (signature == LOCAL || signature == CENTRAL || signature == DESCRIPTOR) {
                    return at;
                }
            }
        }
        return to;
    }

    /** Reads a file's data; gives how many bytes of the archive it took. */
    private int content(Entry entry, int from, int to) {
        if (isFolder(entry)) {
            return 0;
        }
        if ((entry.flags() & ENCRYPTED) != 0) {
            sink.notRead(entry.name(), "it is encrypted");
            return to - from;
        }
        return switch (entry.method()) {
            case 0 -> stored(entry, from, to);
            case 8 -> deflated(entry, from, to);
            default -> {
                sink.notRead(entry.name(), "it is compressed by method " + entry.method() + ", which is not read");
                yield to - from;
            }
        };
    }

    private int stored(Entry entry, int from, int to) {
        int size = Math.min(to - from, sink.allowance());
        byte[] file = new byte[size];
        bytes.get(from, file);
        give(entry, file, size < to - from, true);
        return to - from;
    }

    private int deflated(Entry entry, int from, int to) {
        Inflater inflater = new Inflater(true);
        Growing file = new Growing(sink.allowance());
        boolean sound = true;
        try {
            inflater.setInput(bytes.array(), from, to - from);
            byte[] part = new byte[1 << 14];
            while (!inflater.finished() && !file.isFull()) {
                int size = inflater.inflate(part);
                if (size == 0 && !inflater.finished()) {
                    sound = false;
                    break;
                }
                file.add(part, size);
            }
            give(entry, file.bytes(), file.isFull(), sound);
            return (int) inflater.getBytesRead();
        } catch (DataFormatException e) {
            give(entry, file.bytes(), false, false);
            return (int) inflater.getBytesRead();
        } finally {
            inflater.end();
        }
    }

    private void give(Entry entry, byte[] file, boolean cut, boolean sound) {
        if (file.length == 0 && entry.name().endsWith("/")) {
            return;
        }
        boolean checked = (entry.flags() & DESCRIBED_AFTER) != 0 && entry.crc() == 0;
        CRC32 crc = new CRC32();
        crc.update(file);
        if (!sound) {
            sink.notRead(entry.name(), "its data is damaged; what can be read of it was");
        } else if (cut) {
            sink.notRead(entry.name(), Archives.CUT);
        } else if (!checked && (int) crc.getValue() != entry.crc()) {
            sink.notRead(entry.name(), "its checksum is wrong; it was read all the same");
        }
        if (file.length > 0 || sound) {
            sink.file(entry.name(), file);
        }
    }
}
