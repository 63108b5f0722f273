package dev.gatehouse.engines.gitobjects;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The name of an object: the hash of its type, length and content. 20 bytes (SHA-1) or 32 (SHA-256). */
public final class ObjectId implements Comparable<ObjectId> {

    private final byte[] bytes;

    private ObjectId(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The id whose bytes begin at an offset. */
    public static ObjectId at(byte[] source, int offset, int length) {
        return new ObjectId(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** The id written in hexadecimal digits; null unless there are 40 or 64 of them. */
    public static @Nullable ObjectId parse(String digits) {
        if (digits.length() != 40 && digits.length() != 64) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                return null;
            }
        }
        return new ObjectId(HexFormat.of().parseHex(digits));
    }

    /** The id of an object with this content. */
    public static ObjectId hash(ObjectFormat format, ObjectType type, byte[] content, int length) {
        var digest = format.digest();
        digest.update((type.word() + " " + length).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        digest.update(content, 0, length);
        return new ObjectId(digest.digest());
    }

    /** Bytes of the id. */
    public int length() {
        return bytes.length;
    }

    /** One byte, 0 to 255. */
    public int unsigned(int index) {
        return bytes[index] & 0xff;
    }

    /** The first eight bytes, for hash tables. */
    public long prefix() {
        long prefix = 0;
        for (int i = 0; i < 8; i++) {
            prefix = prefix << 8 | bytes[i] & 0xff;
        }
        return prefix;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** Whether these bytes stand at an offset. */
    public boolean standsAt(byte[] source, int offset) {
        return Arrays.equals(bytes, 0, bytes.length, source, offset, offset + bytes.length);
    }

    /** Whether it is the id of no object, all zeros: the old id of a reference that is made. */
    public boolean isZero() {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(ObjectId other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    /** Hexadecimal digits, in lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
