package dev.gatehouse.engines.tlog.note;

import dev.gatehouse.engines.tlog.Encoded;
import dev.gatehouse.engines.tlog.MalformedLog;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text and the signatures under it; whether they are right, a {@link VerifierKey} tells.
 *
 * @param text with the line break at its end
 * @param signatures in the order of their lines
 */
public record SignedNote(String text, List<Line> signatures) {

    /** The largest note that is read, in bytes. */
    public static final int LARGEST = 1 << 20;

    private static final int MOST_SIGNATURES = 100;
    private static final String BEGIN = "— ";

    /**
     * A signature.
     *
     * @param name the key's
     * @param id the key's, 32 bits
     * @param bytes what follows the id
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(String name, int id, byte[] bytes) {

        String text() {
            byte[] all =
                    ByteBuffer.allocate(4 + bytes.length).putInt(id).put(bytes).array();
            return BEGIN + name + " " + java.util.Base64.getEncoder().encodeToString(all) + "\n";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line
                    && name.equals(line.name)
                    && id == line.id
                    && Arrays.equals(bytes, line.bytes);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + id;
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws MalformedLog where it is none
     */
    public static SignedNote parse(byte[] bytes) throws MalformedLog {
        if (bytes.length > LARGEST) {
            throw new MalformedLog("a note of more than " + LARGEST + " bytes");
        }
        return parse(utf8(bytes));
    }

    /** The same of a text. */
    public static SignedNote parse(String note) throws MalformedLog {
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedLog("a note with control characters");
        }
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new MalformedLog("a note without an empty line before its signatures");
        }
        String text = note.substring(0, end + 1);
        String below = note.substring(end + 2);
        if (below.isEmpty()) {
            throw new MalformedLog("a note without signatures");
        }
        String[] lines = below.substring(0, below.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new MalformedLog("a note with more than " + MOST_SIGNATURES + " signatures");
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(line(line));
        }
        return new SignedNote(text, signatures);
    }

    private static Line line(String line) throws MalformedLog {
        int space = line.indexOf(' ', BEGIN.length());
        if (!line.startsWith(BEGIN) || space < 0) {
            throw new MalformedLog("a signature line that is not `— NAME BASE64`");
        }
        String name = line.substring(BEGIN.length(), space);
        byte[] bytes = Encoded.bytes(line.substring(space + 1));
        if (!isName(name) || bytes.length < 5) {
            throw new MalformedLog("a signature line that is not `— NAME BASE64`");
        }
        return new Line(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /** Whether a key may have this name. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('+') < 0
                && name.codePoints().noneMatch(c -> c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static String utf8(byte[] bytes) throws MalformedLog {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLog("a note that is not UTF-8");
        }
    }

    /** What is signed. */
    byte[] signed() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The note as it is stored. */
    public String note() {
        return text + "\n" + signatures.stream().map(Line::text).collect(Collectors.joining());
    }
}
