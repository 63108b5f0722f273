package dev.gatehouse.engines.secretscan.encoded;

import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.SecretScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes what is encoded at a place, as far as a text is in it; a bounded part of it. */
public final class Decoders {

    /** The most characters that are decoded at once; a little less than the scanner's reach. */
    private static final int MOST = 8_000;

    private static final int MOST_INFLATED = 65_536;
    private static final int LONGEST_INDENT = 40;

    /** An indentation, a line's end, and the characters before it that tell that a run continues them. */
    private static final int BEFORE = 96;

    private static final int GZIP = 0x1f8b08;
    private static final int SHORTEST_HEX = 32;
    private static final byte[] BASE64 = new byte[256];
    private static final byte[] HEX = new byte[256];

    static {
        Arrays.fill(BASE64, (byte) -1);
        Arrays.fill(HEX, (byte) -1);
        String base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            BASE64[base64.charAt(i)] = (byte) i;
        }
        BASE64['-'] = 62;
        BASE64['_'] = 63;
        for (int i = 0; i < 16; i++) {
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
            HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
    }

    private Decoders() {}

    /**
     * The texts that begin at a place of {@link EncodedRuns}: none where what stands there decodes to no text.
     *
     * @param length how many of the content's bytes count
     */
    public static List<Decoded> run(byte[] content, int length, int start) {
        if (!EncodedRuns.isPlace(content, length, start)) {
            return List.of();
        }
        boolean begins = start == 0 || !EncodedRuns.isRun(content[start - 1]);
        List<Decoded> texts = new ArrayList<>();
        for (int shift = 0; shift < (begins ? 1 : 4); shift++) {
            if (!mayBeText(content, start + shift, EncodedRuns.SHORTEST - 4)) {
                continue;
            }
            Characters own = Characters.ofRun(content, length, start + shift, false);
            add(texts, base64(own));
            if (!(begins && Characters.continues(content, start))) {
                Characters joined = Characters.ofRun(content, length, start + shift, true);
                if (joined.count > own.count) {
                    add(texts, base64(joined));
                }
            }
        }
        int digits = start + (isPrefixed(content, start, begins) ? 2 : 0);
        add(texts, hex(Characters.ofRun(content, length, digits, false)));
        if (!begins) {
            add(texts, hex(Characters.ofRun(content, length, digits + 1, false)));
        }
        return texts;
    }

    /** Whether the first characters of a run, or those from a mark in it on, may decode to a text. */
    static boolean mayBegin(byte[] content, int start, boolean begins) {
        for (int shift = 0; shift < (begins ? 1 : 4); shift++) {
            if (mayBeText(content, start + shift, EncodedRuns.SHORTEST - 4)) {
                return true;
            }
        }
        int from = start + (isPrefixed(content, start, begins) ? 2 : begins ? 0 : 1);
        for (int i = from; i < start + EncodedRuns.SHORTEST; i++) {
            if (HEX[content[i] & 0xff] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrefixed(byte[] content, int start, boolean begins) {
        return begins && content[start] == '0' && (content[start + 1] | 0x20) == 'x';
    }

    /** The number of the {@link Reach} that holds all that {@link #run} looks at. */
    public static int reach(byte[] content, int length, int start) {
        int limit = (int) Math.min(length, (long) start + MOST + 3);
        int end = Characters.runEnd(content, start, limit);
        boolean begins = start == 0 || !EncodedRuns.isRun(content[start - 1]);
        if (!(begins && Characters.continues(content, start))) {
            int next = Characters.nextLine(content, end, limit);
            while (next >= 0) {
                int nextEnd = Characters.runEnd(content, next, limit);
                end = Math.max(end, nextEnd);
                next = nextEnd > next ? Characters.nextLine(content, nextEnd, limit) : -1;
            }
        }
        return Reach.code(BEFORE, Math.min(SecretScanner.REACH, end + LONGEST_INDENT + 4 - start));
    }

    private static void add(List<Decoded> texts, @Nullable Decoded decoded) {
        if (decoded != null) {
            texts.add(decoded);
        }
    }

    /** Characters of an encoded text with their places: of one run, or of the lines that continue it. */
    private static final class Characters {

        private final byte[] bytes;
        private final int[] places;
        private int count;

        private Characters(int most) {
            bytes = new byte[most];
            places = new int[most + 1];
        }

        static Characters ofRun(byte[] content, int length, int start, boolean lines) {
            int limit = (int) Math.min(length, (long) start + MOST);
            int end = runEnd(content, start, limit);
            Characters characters = new Characters(lines ? limit - start : end - start);
            characters.take(content, start, end);
            while (lines) {
                int next = nextLine(content, end, limit);
                int nextEnd = next < 0 ? -1 : runEnd(content, next, limit);
                if (nextEnd <= next) {
                    break;
                }
                characters.take(content, next, nextEnd);
                end = nextEnd;
            }
            return characters;
        }

        private void take(byte[] content, int start, int end) {
            for (int i = start; i < end; i++) {
                places[count] = i;
                bytes[count++] = content[i];
            }
            places[count] = end;
        }

        private static int runEnd(byte[] content, int start, int limit) {
            int end = start;
            while (end < limit && EncodedRuns.isRun(content[end])) {
                end++;
            }
            return end;
        }

        /** Where the text goes on after a line break and an indentation; -1 where none stands there. */
        private static int nextLine(byte[] content, int end, int limit) {
            int at = end;
            if (at < limit && content[at] == '\r') {
                at++;
            }
            if (at >= limit || content[at] != '\n') {
                return -1;
            }
            at++;
            int most = Math.min(limit, at + LONGEST_INDENT);
            while (at < most && (content[at] == ' ' || content[at] == '\t')) {
                at++;
            }
            return at;
        }

        /** Whether a run goes on with what the line before it began. */
        static boolean continues(byte[] content, int start) {
            int at = start;
            int least = Math.max(0, start - LONGEST_INDENT);
            while (at > least && (content[at - 1] == ' ' || content[at - 1] == '\t')) {
                at--;
            }
            if (at < EncodedRuns.CONTEXT || content[at - 1] != '\n') {
                return false;
            }
            at -= content[at - 2] == '\r' ? 2 : 1;
            for (int i = 1; i <= EncodedRuns.SHORTEST; i++) {
                if (!EncodedRuns.isRun(content[at - i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether so many characters, decoded as base 64, may be the beginning of a text or of a compressed one. */
    private static boolean mayBeText(byte[] content, int start, int count) {
        int plain = 0;
        for (int i = start; i < start + count; i += 4) {
            int group = BASE64[content[i] & 0xff] << 18
                    | BASE64[content[i + 1] & 0xff] << 12
                    | BASE64[content[i + 2] & 0xff] << 6
                    | BASE64[content[i + 3] & 0xff];
            if (i == start && group == GZIP) {
                return true;
            }
            plain += plain((byte) (group >> 16)) + plain((byte) (group >> 8)) + plain((byte) group);
        }
        return plain * 4 >= count / 4 * 3 * 3;
    }

    /** One for a printable character of ASCII or white space, otherwise zero. */
    private static int plain(byte b) {
        return b >= ' ' && b < 127 || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
    }

    private static @Nullable Decoded base64(Characters characters) {
        int count = characters.count % 4 == 1 ? characters.count - 1 : characters.count;
        byte[] bytes = decoded(characters, count);
        if (isGzip(bytes)) {
            byte[] inflated = inflated(bytes);
            return isText(inflated, inflated.length)
                    ? new Decoded(inflated, new int[] {characters.places[0], characters.places[count]})
                    : null;
        }
        if (!isText(bytes, bytes.length)) {
            return null;
        }
        int[] origins = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            origins[i] = characters.places[i * 4 / 3];
        }
        origins[bytes.length] = characters.places[count];
        return new Decoded(bytes, origins);
    }

    private static byte[] decoded(Characters characters, int count) {
        byte[] bytes = new byte[count * 3 / 4];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < count && at < bytes.length; i++) {
            buffer = buffer << 6 | BASE64[characters.bytes[i] & 0xff];
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    private static @Nullable Decoded hex(Characters characters) {
        if (characters.count < SHORTEST_HEX) {
            return null;
        }
        byte[] bytes = new byte[characters.count / 2];
        int[] origins = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            int high = HEX[characters.bytes[2 * i] & 0xff];
            int low = HEX[characters.bytes[2 * i + 1] & 0xff];
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
            origins[i] = characters.places[2 * i];
        }
        origins[bytes.length] = characters.places[2 * bytes.length];
        return isText(bytes, bytes.length) ? new Decoded(bytes, origins) : null;
    }

    /** Whether four of five bytes are printable characters of ASCII or white space. */
    private static boolean isText(byte[] bytes, int length) {
        int plain = 0;
        for (int i = 0; i < length; i++) {
            plain += plain(bytes[i]);
        }
        return length >= 12 && plain * 5 >= length * 4;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 10 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    /** What was compressed, as far as it can be told. */
    private static byte[] inflated(byte[] bytes) {
        byte[] inflated = new byte[MOST_INFLATED];
        int count = 0;
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            while (count < MOST_INFLATED) {
                int read = stream.read(inflated, count, MOST_INFLATED - count);
                if (read < 0) {
                    break;
                }
                count += read;
            }
        } catch (IOException cutShort) {
            // what was read before is what there is
        }
        return Arrays.copyOf(inflated, count);
    }
}
