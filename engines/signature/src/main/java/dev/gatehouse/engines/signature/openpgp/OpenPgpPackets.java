package dev.gatehouse.engines.signature.openpgp;

import dev.gatehouse.engines.signature.MalformedSignature;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Armour and packets of OpenPGP, walked before anything else reads them, so that every length in them is known to be
 * within its packet.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580">RFC 9580</a>
 */
final class OpenPgpPackets {

    static final int SIGNATURE = 2;
    static final int SECRET_KEY = 5;
    static final int PUBLIC_KEY = 6;
    static final int USER_ID = 13;
    static final int PUBLIC_SUBKEY = 14;

    private static final int MOST_PACKETS = 10_000;

    /**
     * A packet.
     *
     * @param start of its header
     * @param body where its content begins
     * @param end past its content
     */
    record Packet(int tag, int start, int body, int end) {}

    private OpenPgpPackets() {}

    /** The bytes between the first {@code BEGIN} line and its {@code END}, of one or several armoured blocks. */
    static byte[] unarmored(String text) throws MalformedSignature {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        StringBuilder base64 = new StringBuilder();
        boolean inside = false;
        boolean headers = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("-----BEGIN PGP ")) {
                if (inside) {
                    throw new MalformedSignature("armour within armour");
                }
                inside = true;
                headers = true;
            } else if (line.startsWith("-----END PGP ")) {
                bytes.writeBytes(decoded(base64));
                base64.setLength(0);
                inside = false;
            } else if (inside && headers) {
                if (line.isEmpty()) {
                    headers = false;
                } else if (line.indexOf(':') < 0) {
                    headers = false;
                    base64.append(line);
                }
            } else if (inside && !line.startsWith("=")) {
                base64.append(line);
            }
        }
        if (inside || bytes.size() == 0) {
            throw new MalformedSignature("no whole armour of OpenPGP");
        }
        return bytes.toByteArray();
    }

    private static byte[] decoded(CharSequence base64) throws MalformedSignature {
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (IllegalArgumentException e) {
            throw new MalformedSignature("armour that is no Base64");
        }
    }

    /** Walks packets to the end; none may be of partial or unknown length. */
    static List<Packet> walk(byte[] bytes) throws MalformedSignature {
        List<Packet> packets = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int header = bytes[at] & 0xff;
            if ((header & 0x80) == 0 || packets.size() == MOST_PACKETS) {
                throw new MalformedSignature("bytes that are no OpenPGP packets");
            }
            boolean current = (header & 0x40) != 0;
            int tag = current ? header & 0x3f : (header >> 2) & 0x0f;
            Span span = current ? newLength(bytes, at + 1) : oldLength(bytes, at + 1, header & 3);
            packets.add(new Packet(tag, at, span.from(), span.to()));
            at = span.to();
        }
        return packets;
    }

    /** The version octet of a key or signature. */
    static int version(byte[] bytes, Packet packet) {
        return packet.body() < packet.end() ? bytes[packet.body()] & 0xff : 0;
    }

    /** Checks that the subpackets of a signature of version 4 lie within their areas: RFC 9580, section 5.2.3. */
    static void checkSubpackets(byte[] bytes, Packet packet) throws MalformedSignature {
        int at = packet.body() + 4;
        for (int area = 0; area < 2; area++) {
            int length = (int) number(bytes, at, 2, packet.end());
            int end = at + 2 + length;
            if (end > packet.end()) {
                throw new MalformedSignature("subpackets that go past their signature");
            }
            at += 2;
            while (at < end) {
                Span span = newLength(bytes, at);
                if (span.to() > end || span.from() == span.to()) {
                    throw new MalformedSignature("a subpacket that goes past its area");
                }
                at = span.to();
            }
        }
    }

    private record Span(int from, int to) {}

    private static Span newLength(byte[] bytes, int at) throws MalformedSignature {
        long first = number(bytes, at, 1, bytes.length);
        if (first < 192) {
            return span(bytes, at + 1, first);
        }
        if (first < 224) {
            return span(bytes, at + 2, ((first - 192) << 8) + number(bytes, at + 1, 1, bytes.length) + 192);
        }
        if (first == 255) {
            return span(bytes, at + 5, number(bytes, at + 1, 4, bytes.length));
        }
        throw new MalformedSignature("a packet of partial length");
    }

    private static Span oldLength(byte[] bytes, int at, int type) throws MalformedSignature {
        if (type == 3) {
            throw new MalformedSignature("a packet of unknown length");
        }
        int octets = 1 << type;
        return span(bytes, at + octets, number(bytes, at, octets, bytes.length));
    }

    private static Span span(byte[] bytes, int from, long length) throws MalformedSignature {
        if (length > bytes.length - from) {
            throw new MalformedSignature("a packet that ends too early");
        }
        return new Span(from, from + (int) length);
    }

    private static long number(byte[] bytes, int at, int octets, int end) throws MalformedSignature {
        if (at + octets > end) {
            throw new MalformedSignature("a packet that ends too early");
        }
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = (number << 8) | (bytes[at + i] & 0xff);
        }
        return number;
    }
}
