package dev.gatehouse.engines.secretscan.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads tar archives: those of version 7, POSIX ustar with the prefix, pax headers of one file and of all, GNU's long
 * names and sparse files. After damage it goes on with the next header that is one, and after an end with what follows.
 */
final class Tar {

    private static final int BLOCK = 512;
    private static final int MAGIC = 257;
    private static final int LONGEST_NAME = 4096;
    private static final int LONGEST_PAX = 1 << 20;

    private final byte[] content;
    private final int length;
    private final Visitor visitor;
    private final Map<String, String> ofAll = new HashMap<>();
    private final Map<String, String> ofNext = new HashMap<>();

    private Tar(byte[] content, int length, Visitor visitor) {
        this.content = content;
        this.length = length;
        this.visitor = visitor;
    }

    /** Takes the files. */
    interface Visitor {

        void file(String name, int from, int size);

        /** Something of the archive can't be read. */
        void notRead(String reason);
    }

    static boolean isTar(byte[] content, int length) {
        if (length < BLOCK || content[0] == 0 && content[345] == 0) {
            return false;
        }
        boolean posix =
                content[MAGIC] == 'u' && new String(content, MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar");
        boolean old = content[MAGIC] == 0 && content[MAGIC + 8] == 0 && number(content, 100, 8) >= 0;
        return (posix || old) && hasChecksum(content, 0);
    }

    /** Whether a header's checksum is the sum of its bytes, its own eight taken for spaces. */
    private static boolean hasChecksum(byte[] content, int header) {
        long claimed = number(content, header + 148, 8);
        if (claimed <= 8 * ' ') {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : content[header + i] & 0xff;
        }
        return sum == claimed;
    }

    /** Visits the regular files. */
    static void visit(byte[] content, int length, Visitor visitor) {
        new Tar(content, length, visitor).visit();
    }

    private void visit() {
        int at = 0;
        boolean damaged = false;
        while (at + BLOCK <= length) {
            if (hasChecksum(content, at)) {
                damaged = false;
                at = (int) Math.min(length, entry(at));
            } else {
                if (!damaged && !isEmpty(at)) {
                    damaged = true;
                    visitor.notRead("the archive is damaged");
                }
                at += BLOCK;
            }
        }
        if (at < length && !damaged && !isEmpty(at)) {
            visitor.notRead("the archive is cut short");
        }
    }

    private boolean isEmpty(int from) {
        for (int i = from; i < Math.min(length, from + BLOCK); i++) {
            if (content[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads the entry whose header stands at a place; gives where the next one may begin. */
    private long entry(int at) {
        char type = (char) content[at + 156];
        int from = at + BLOCK;
        if (type == 'S') {
            for (boolean more = content[at + 482] != 0; more && from + BLOCK <= length; from += BLOCK) {
                more = content[from + 504] != 0;
            }
        }
        long size = number(content, at + 124, 12);
        String paxSize = pax("size");
        if (type != 'x' && type != 'g' && paxSize.matches("[0-9]{1,18}")) {
            size = Long.parseLong(paxSize);
        }
        if (size < 0) {
            visitor.notRead("a file's length is none");
            return from;
        }
        if (isLink(type)) {
            size = 0;
        }
        if (size > length - from) {
            visitor.notRead("the archive is cut short");
        }
        int there = (int) Math.min(size, length - from);
        switch (type) {
            case 'L' -> ofNext.put("path", Archives.text(content, from, Math.min(there, LONGEST_NAME)));
            case 'K' -> ofNext.put("linkpath", "");
            case 'x' -> readPax(from, there, ofNext);
            case 'g' -> readPax(from, there, ofAll);
            case 0, '0', '7', 'S' -> {
                visitor.file(name(at), from, there);
                ofNext.clear();
            }
            default -> {
                if (there > 0) {
                    visitor.file(name(at), from, there);
                }
                ofNext.clear();
            }
        }
        return from + (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Links, devices and folders have no data, whatever their length says. */
    private static boolean isLink(char type) {
        return type >= '1' && type <= '6';
    }

    private String pax(String key) {
        return ofNext.getOrDefault(key, ofAll.getOrDefault(key, ""));
    }

    private String name(int header) {
        String named = pax("GNU.sparse.name").isEmpty() ? pax("path") : pax("GNU.sparse.name");
        if (!named.isEmpty()) {
            return named;
        }
        String prefix = Archives.text(content, header + 345, 155);
        String name = Archives.text(content, header, 100);
        boolean posix = content[header + MAGIC] == 'u' && content[header + MAGIC + 5] == 0;
        return prefix.isEmpty() || !posix ? name : prefix + "/" + name;
    }

    /** Reads records of {@code length key=value} and a line feed, the length that of the whole record. */
    private void readPax(int from, int size, Map<String, String> into) {
        int end = from + Math.min(size, LONGEST_PAX);
        int at = from;
        while (at < end) {
            int digits = at;
            long record = 0;
            while (digits < end && content[digits] >= '0' && content[digits] <= '9' && digits - at < 8) {
                record = 10 * record + content[digits++] - '0';
            }
            if (digits == at || digits >= end || content[digits] != ' ' || record <= digits - at || record > end - at) {
                return;
            }
            String text = new String(content, digits + 1, (int) (at + record - digits - 2), StandardCharsets.UTF_8);
            int equals = text.indexOf('=');
            if (equals > 0) {
                into.put(text.substring(0, equals), text.substring(equals + 1));
            }
            at += (int) record;
        }
    }

    private static long number(byte[] content, int from, int width) {
        if ((content[from] & 0x80) != 0) {
            long binary = content[from] & 0x7f;
            for (int i = from + 1; i < from + width; i++) {
                if (binary >> 54 != 0) {
                    return -1;
                }
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
