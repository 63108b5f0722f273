package dev.gatehouse.connectors.logs.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Set;

/**
 * Cuts a log into its records. How it is written shows at its beginning:
 *
 * <ul>
 *   <li>lines, each of them a record; so is everything that is not one of the following
 *   <li>JSON lists (RFC 8259), one or several: each item is a record
 *   <li>JSON objects that go over several lines, follow one another in one line, or have objects in a list under a key
 *       that the caller names: each is a record, of those with such a list each of its items
 * </ul>
 *
 * A record that is too long is let go and named. Depth is not bounded here: nothing is called again for it.
 */
public final class RecordSplitter {

    /** The longest record, in bytes. */
    public static final int LONGEST = 16 << 20;

    private static final int LOOK_AHEAD = 1 << 16;
    private static final int LONGEST_KEY = 256;

    private final ByteWindow in;
    private final Set<String> lists;
    private final RecordSink sink;
    private final int longest;

    /**
     * A splitter of one stream.
     *
     * @param lists the keys under which a document holds a list of records
     */
    public RecordSplitter(InputStream in, Set<String> lists, RecordSink sink) {
        this(in, lists, sink, LONGEST);
    }

    RecordSplitter(InputStream in, Set<String> lists, RecordSink sink, int longest) {
        this.in = new ByteWindow(in, longest);
        this.lists = Set.copyOf(lists);
        this.sink = sink;
        this.longest = longest;
    }

    /** Reads to the end of the stream. */
    public void run() throws IOException {
        passByteOrderMark();
        if (isJson()) {
            documents();
        } else {
            lines();
        }
    }

    private void passByteOrderMark() throws IOException {
        if (in.ahead(3) == 3) {
            byte[] bytes = in.bytes();
            int at = in.at();
            if (bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
                in.next();
                in.next();
                in.next();
            }
        }
    }

    /** Whether the text is one of JSON values rather than of lines. */
    private boolean isJson() throws IOException {
        int count = in.ahead(LOOK_AHEAD);
        byte[] bytes = in.bytes();
        int end = in.at() + count;
        int at = pastBlanks(bytes, in.at(), end);
        if (at < end && bytes[at] == '[') {
            int first = pastBlanks(bytes, at + 1, end);
            return first >= end || (bytes[first] == '{' || bytes[first] == '[' || bytes[first] == ']');
        }
        if (at >= end || bytes[at] != '{') {
            return false;
        }
        return holdsList(bytes, at, end) || !isLine(bytes, at, end);
    }

    /** Whether the object at a place has its records in a list, as far as is looked ahead. */
    private boolean holdsList(byte[] bytes, int at, int end) {
        int depth = 0;
        for (int i = at; i < end; i++) {
            byte b = bytes[i];
            if (b == '"') {
                int quote = textEnd(bytes, i, end);
                if (depth == 1 && isListKey(bytes, i + 1, quote) && opensRecords(bytes, quote + 1, end)) {
                    return true;
                }
                i = quote;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return false;
            }
        }
        return false;
    }

    /** Where the text ends whose first quote stands at a place. */
    private static int textEnd(byte[] bytes, int quote, int end) {
        int at = quote + 1;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private boolean isListKey(byte[] bytes, int from, int to) {
        return to - from <= LONGEST_KEY
                && lists.contains(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    private static boolean opensRecords(byte[] bytes, int from, int end) {
        int colon = pastBlanks(bytes, from, end);
        int list = pastBlanks(bytes, colon + 1, end);
        int first = pastBlanks(bytes, list + 1, end);
        return first < end && bytes[colon] == ':' && bytes[list] == '[' && bytes[first] == '{';
    }

    /**
     * Whether the object at a place is a line of its own, or a broken line: the object does not end on it, but the next
     * line begins another where none may.
     */
    private static boolean isLine(byte[] bytes, int at, int end) {
        BitSet inList = new BitSet();
        int depth = 0;
        boolean text = false;
        for (int i = at; i < end; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                return i + 1 < end && bytes[i + 1] == '{' && !inList.get(depth);
            } else if (text) {
                i += b == '\\' ? 1 : 0;
                text = b != '"';
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                inList.set(++depth, b == '[');
            } else if ((b == '}' || b == ']') && --depth == 0) {
                int next = pastBlanks(bytes, i + 1, end);
                return next >= end || bytes[next] != '{' || lineBreakBetween(bytes, i + 1, next);
            }
        }
        return true;
    }

    private static boolean lineBreakBetween(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static int pastBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private void lines() throws IOException {
        while (in.peek() >= 0) {
            long line = in.line();
            in.mark();
            in.toLineEnd();
            byte[] bytes = in.bytes();
            int from = in.marked();
            int to = in.at();
            while (to > from && isBlank(bytes[to - 1])) {
                to--;
            }
            if (in.overlong()) {
                tooLong(line);
            } else if (pastBlanks(bytes, from, to) < to) {
                sink.accept(bytes, pastBlanks(bytes, from, to), to, line);
            }
            if (in.peek() >= 0) {
                in.next();
            }
        }
    }

    private void tooLong(long line) {
        sink.broken(line, "longer than " + longest + " bytes");
    }

    private void documents() throws IOException {
        while (blanks() >= 0) {
            in.mark();
            long line = in.line();
            int first = in.peek();
            if (first == '[') {
                in.next();
                items();
            } else if (first == '{' && !lists.isEmpty()) {
                object(line);
            } else {
                record(line);
            }
        }
    }

    private int blanks() throws IOException {
        int next = in.peek();
        while (next >= 0 && isBlank(next)) {
            in.next();
            next = in.peek();
        }
        return next;
    }

    /** The items of a list whose bracket has been passed, and its end. */
    private void items() throws IOException {
        while (true) {
            int next = blanks();
            if (next < 0) {
                sink.broken(in.line(), "the list has no end");
                return;
            }
            if (next == ']') {
                in.next();
                return;
            }
            if (next == ',') {
                in.next();
            } else {
                record(in.line());
            }
        }
    }

    /** One value, as a record. */
    private void record(long line) throws IOException {
        in.mark();
        boolean whole = value(0);
        if (in.overlong()) {
            tooLong(line);
        } else if (whole) {
            sink.accept(in.bytes(), in.marked(), in.at(), line);
        } else {
            sink.broken(line, "the text ends inside of it");
        }
    }

    /** An object that may hold a list of records; where it does, the items are the records. */
    private void object(long line) throws IOException {
        in.next();
        boolean held = false;
        while (true) {
            int next = blanks();
            if (next < 0) {
                sink.broken(line, "the text ends inside of it");
                return;
            }
            if (next == '}') {
                in.next();
                break;
            }
            if (next == '"') {
                String key = key();
                if (blanks() == ':') {
                    in.next();
                    if (blanks() == '[' && lists.contains(key)) {
                        in.next();
                        if (blanks() == '{' || in.peek() == ']') {
                            held = true;
                            items();
                            in.mark();
                        } else {
                            value(1);
                        }
                    } else if (in.peek() >= 0 && in.peek() != '}') {
                        value(0);
                    }
                }
            } else if (next == ',') {
                in.next();
            } else if (!value(0)) {
                continue;
            }
            if (held) {
                in.mark();
            }
        }
        if (held) {
            return;
        }
        if (in.overlong()) {
            tooLong(line);
        } else {
            sink.accept(in.bytes(), in.marked(), in.at(), line);
        }
    }

    /** A key; only one that is short and without escapes has its text. */
    private String key() throws IOException {
        StringBuilder key = new StringBuilder();
        in.next();
        int next = in.peek();
        while (next >= 0 && next != '"') {
            in.next();
            if (next == '\\' && in.peek() >= 0) {
                in.next();
            } else if (key.length() < LONGEST_KEY) {
                key.append((char) next);
            }
            next = in.peek();
        }
        if (next >= 0) {
            in.next();
        }
        return key.toString();
    }

    /** Passes a value, or the rest of one whose brackets have been passed; whether it has an end. */
    private boolean value(int brackets) throws IOException {
        int depth = brackets;
        while (true) {
            int next = in.peek();
            if (next < 0) {
                return false;
            }
            if (next == '"') {
                if (!text()) {
                    return false;
                }
            } else if (next == '{' || next == '[') {
                depth++;
                in.next();
            } else if (next == '}' || next == ']') {
                in.next();
                depth--;
            } else if (depth > 0) {
                in.next();
            } else {
                word();
            }
            if (depth <= 0) {
                return true;
            }
        }
    }

    private boolean text() throws IOException {
        in.next();
        int next = in.peek();
        while (next >= 0 && next != '"') {
            in.next();
            if (next == '\\' && in.peek() >= 0) {
                in.next();
            }
            next = in.peek();
        }
        if (next < 0) {
            return false;
        }
        in.next();
        return true;
    }

    /** A number or a word: at least one byte. */
    private void word() throws IOException {
        int next = in.peek();
        do {
            in.next();
            next = in.peek();
        } while (next >= 0
                && !isBlank(next)
                && next != ','
                && next != ']'
                && next != '}'
                && next != '{'
                && next != '"');
    }
}
