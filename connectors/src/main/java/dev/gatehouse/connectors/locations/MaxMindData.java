package dev.gatehouse.connectors.locations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of a MaxMind database: a control byte tells the type and the size, then comes the value; a pointer leads
 * to a value elsewhere in the section. Numbers are read as {@link Long} and {@link Double}, maps as {@link Map}; what
 * nobody asks for is stepped over.
 */
final class MaxMindData {

    private static final int DEEPEST = 16;
    private static final int MOST_ENTRIES = 4_096;
    private static final Object OTHER = new Object();

    private final ByteBuffer bytes;
    private final int section;
    private int at;

    MaxMindData(ByteBuffer bytes, int section) {
        this.bytes = bytes;
        this.section = section;
        this.at = section;
    }

    /** Reads from an offset in the section on. */
    MaxMindData at(long offset) throws IOException {
        if (offset < 0 || section + offset >= bytes.limit()) {
            throw new IOException("a pointer out of the file");
        }
        MaxMindData data = new MaxMindData(bytes, section);
        data.at = (int) (section + offset);
        return data;
    }

    /** The next value. */
    Object value() throws IOException {
        try {
            return value(0);
        } catch (IndexOutOfBoundsException end) {
            throw new IOException("the file ends inside a value", end);
        }
    }

    private Object value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("values too deep in each other");
        }
        int control = next();
        int type = control >> 5;
        if (type == 1) {
            return at(pointer(control)).value(depth + 1);
        }
        if (type == 0) {
            type = next() + 7;
        }
        int size = size(control & 0x1F);
        return switch (type) {
            case 2 -> text(size);
            case 3 -> Double.longBitsToDouble(unsigned(size));
            case 5, 6, 8, 9 -> unsigned(size);
            case 7 -> map(size, depth);
            case 11 -> list(size, depth);
            case 14 -> size == 1;
            case 15 -> (double) Float.intBitsToFloat((int) unsigned(size));
            default -> skipped(size);
        };
    }

    private int next() {
        return bytes.get(at++) & 0xFF;
    }

    private int size(int told) {
        return switch (told) {
            case 29 -> 29 + next();
            case 30 -> 285 + (int) unsigned(2);
            case 31 -> 65_821 + (int) unsigned(3);
            default -> told;
        };
    }

    private long pointer(int control) {
        int high = control & 7;
        return switch (control >> 3 & 3) {
            case 0 -> (long) high << 8 | unsigned(1);
            case 1 -> ((long) high << 16 | unsigned(2)) + 2_048;
            case 2 -> ((long) high << 24 | unsigned(3)) + 526_336;
            default -> unsigned(4);
        };
    }

    private long unsigned(int count) {
        if (count > 8) {
            throw new IndexOutOfBoundsException(count);
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    private String text(int size) {
        byte[] text = new byte[Math.min(size, bytes.limit() - at)];
        bytes.get(at, text);
        at += size;
        return new String(text, StandardCharsets.UTF_8);
    }

    private Map<String, Object> map(int size, int depth) throws IOException {
        check(size);
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Object key = value(depth + 1);
            map.put(String.valueOf(key), value(depth + 1));
        }
        return map;
    }

    private Object list(int size, int depth) throws IOException {
        check(size);
        for (int i = 0; i < size; i++) {
            value(depth + 1);
        }
        return OTHER;
    }

    private static void check(int size) throws IOException {
        if (size > MOST_ENTRIES) {
            throw new IOException("too many values in one");
        }
    }

    private Object skipped(int size) {
        at += size;
        return OTHER;
    }
}
