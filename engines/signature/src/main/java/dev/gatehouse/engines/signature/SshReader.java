package dev.gatehouse.engines.signature;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the data types of RFC 4251, section 5, each no longer than what is left. */
final class SshReader {

    private final ByteBuffer bytes;

    SshReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int uint8() throws MalformedSignature {
        need(1);
        return bytes.get() & 0xff;
    }

    long uint32() throws MalformedSignature {
        need(4);
        return bytes.getInt() & 0xffff_ffffL;
    }

    long uint64() throws MalformedSignature {
        need(8);
        return bytes.getLong();
    }

    int position() {
        return bytes.position();
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    /** What was read since a place, as the encoding of a key of a type. */
    byte[] keyBlob(String type, int from) {
        byte[] label = type.getBytes(StandardCharsets.US_ASCII);
        byte[] parts = Arrays.copyOfRange(bytes.array(), from, bytes.position());
        return ByteBuffer.allocate(4 + label.length + parts.length)
                .putInt(label.length)
                .put(label)
                .put(parts)
                .array();
    }

    byte[] raw(int length) throws MalformedSignature {
        need(length);
        byte[] read = new byte[length];
        bytes.get(read);
        return read;
    }

    byte[] string() throws MalformedSignature {
        long length = uint32();
        need(length);
        return raw((int) length);
    }

    /** A string of names and numbers; other characters make it malformed. */
    String text() throws MalformedSignature {
        byte[] read = string();
        for (byte b : read) {
            if (b < 0x20 || b > 0x7e) {
                throw new MalformedSignature("a name with a control character");
            }
        }
        return new String(read, StandardCharsets.US_ASCII);
    }

    /** A number above zero. */
    BigInteger mpint() throws MalformedSignature {
        byte[] read = string();
        if (read.length == 0 || read[0] < 0 || read.length > 2100) {
            throw new MalformedSignature("a number out of range");
        }
        return new BigInteger(read);
    }

    void end() throws MalformedSignature {
        if (bytes.hasRemaining()) {
            throw new MalformedSignature("more bytes than its parts");
        }
    }

    private void need(long length) throws MalformedSignature {
        if (length > bytes.remaining()) {
            throw new MalformedSignature("it ends too early");
        }
    }
}
