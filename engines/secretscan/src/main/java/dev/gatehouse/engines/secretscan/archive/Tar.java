package dev.gatehouse.engines.secretscan.archive;

import java.nio.charset.StandardCharsets;

/** Reads tar archives: POSIX ustar with the prefix and pax paths, and GNU's long names. */
final class Tar {

    private static final int BLOCK = 512;
    private static final int MAGIC = 257;
    private static final int LONGEST_NAME = 4096;

    private Tar() {}

    /** Takes the files. */
    interface Visitor {
        void file(String name, int from, int size);
    }

    static boolean isTar(byte[] content, int length) {
        return length >= BLOCK
                && new String(content, MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar")
                && hasChecksum(content, 0);
    }

    /** Whether a header's checksum is the sum of its bytes, its own eight taken for spaces. */
    private static boolean hasChecksum(byte[] content, int header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : content[header + i] & 0xff;
        }
        return sum == number(content, header + 148, 8);
    }

    /**
     * Visits the regular files.
     *
     * @throws IllegalArgumentException where a header is damaged, after those before it were visited
     */
    static void visit(byte[] content, int length, Visitor visitor) {
        int at = 0;
        String longName = "";
        while (at + BLOCK <= length && content[at] != 0) {
            if (!hasChecksum(content, at)) {
                throw new IllegalArgumentException("a header's checksum is wrong");
            }
            long size = number(content, at + 124, 12);
            int from = at + BLOCK;
            if (size < 0 || size > length - from) {
                throw new IllegalArgumentException("a file is cut short");
            }
            switch (content[at + 156]) {
                case 'L' -> longName = Archives.text(content, from, (int) Math.min(size, LONGEST_NAME));
                case 'x' -> longName = paxPath(content, from, (int) size);
                case 0, '0', '7' -> {
                    visitor.file(longName.isEmpty() ? name(content, at) : longName, from, (int) size);
                    longName = "";
                }
                default -> longName = content[at + 156] == 'g' ? longName : "";
            }
            at = (int) Math.min(length, from + (size + BLOCK - 1) / BLOCK * BLOCK);
        }
    }

    private static String name(byte[] content, int header) {
        String prefix = Archives.text(content, header + 345, 155);
        String name = Archives.text(content, header, 100);
        boolean posix = content[header + MAGIC + 5] == 0;
        return prefix.isEmpty() || !posix ? name : prefix + "/" + name;
    }

    /**
     * The path of a pax header, whose records are {@code length key=value} and a line feed; empty where it has none.
     */
    private static String paxPath(byte[] content, int from, int size) {
        String records = new String(content, from, Math.min(size, 64 * 1024), StandardCharsets.UTF_8);
        for (String record : records.split("\n", -1)) {
            int key = record.indexOf(" path=");
            if (key > 0 && key < 8) {
                return record.substring(key + " path=".length());
            }
        }
        return "";
    }

    private static long number(byte[] content, int from, int width) {
        if ((content[from] & 0x80) != 0) {
            long binary = content[from] & 0x7f;
            for (int i = from + 1; i < from + width; i++) {
                binary = binary << 8 | content[i] & 0xff;
            }
            return binary;
        }
        long number = 0;
        for (int i = from; i < from + width; i++) {
            byte b = content[i];
            if (b >= '0' && b <= '7') {
                number = number << 3 | b - '0';
            } else if (b != ' ' && b != 0) {
                return -1;
            }
        }
        return number;
    }
}
