package dev.gatehouse.engines.sigma.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one event, each a range of bytes of the event itself, or of a buffer where escapes had to be resolved.
 * Used again from event to event; not safe for use by several threads.
 */
public final class Values {

    /** What a value is. Of an object or a list it is only known that it is there. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        OBJECT,
        LIST
    }

    private static final int NONE = -1;

    private final RecentTexts recent = new RecentTexts();
    private byte[] source = {};
    private byte[] buffer = new byte[1024];
    private int buffered;

    private int count;
    private int[] fields = new int[64];
    private Kind[] kinds = new Kind[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] inBuffer = new boolean[64];
    private boolean[] ascii = new boolean[64];
    private int[] next = new int[64];
    private @Nullable String[] texts = new String[64];

    /** For each field its first and its last value, valid where the stamp is the event's. */
    private int[] first = new int[0];

    private int[] last = new int[0];
    private int[] stamps = new int[0];
    private int stamp;

    void reset(byte[] bytes, int numberOfFields) {
        source = bytes;
        buffered = 0;
        Arrays.fill(texts, 0, count, null);
        count = 0;
        if (stamps.length < numberOfFields) {
            first = new int[numberOfFields];
            last = new int[numberOfFields];
            stamps = new int[numberOfFields];
            stamp = 0;
        }
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    private int add(int field, Kind kind, int start, int end) {
        if (count == fields.length) {
            grow();
        }
        int value = count++;
        fields[value] = field;
        kinds[value] = kind;
        from[value] = start;
        to[value] = end;
        inBuffer[value] = false;
        ascii[value] = true;
        next[value] = NONE;
        if (field >= 0) {
            if (stamps[field] == stamp) {
                next[last[field]] = value;
            } else {
                stamps[field] = stamp;
                first[field] = value;
            }
            last[field] = value;
        }
        return value;
    }

    private void grow() {
        int size = 2 * count;
        fields = Arrays.copyOf(fields, size);
        kinds = Arrays.copyOf(kinds, size);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        inBuffer = Arrays.copyOf(inBuffer, size);
        ascii = Arrays.copyOf(ascii, size);
        next = Arrays.copyOf(next, size);
        texts = Arrays.copyOf(texts, size);
    }

    /** Adds a value whose bytes are the event's. */
    void add(int field, Kind kind, int start, int end, boolean onlyAscii) {
        int value = add(field, kind, start, end);
        ascii[value] = onlyAscii;
    }

    /** Adds a value of which nothing but its being there is known. */
    void add(int field, Kind kind) {
        add(field, kind, 0, 0);
    }

    /** Adds a text that does not stand in the event as it is. */
    void add(int field, Kind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int start = store(bytes);
        int value = add(field, kind, start, buffered);
        inBuffer[value] = true;
        ascii[value] = bytes.length == text.length();
        texts[value] = text;
    }

    /** Adds a text in ASCII whose escapes stand for single characters of ASCII; false where it has others. */
    boolean addUnescaped(int field, byte[] bytes, int start, int end) {
        if (buffered + end - start > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, buffered + end - start));
        }
        byte[] into = buffer;
        int at = buffered;
        int i = start;
        while (i < end) {
            byte b = bytes[i++];
            if (b == '\\') {
                byte escape = bytes[i++];
                b = switch (escape) {
                    case '"', '\\', '/' -> escape;
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> 0;
                };
                if (b == 0) {
                    return false;
                }
            }
            into[at++] = b;
        }
        int value = add(field, Kind.TEXT, buffered, at);
        inBuffer[value] = true;
        buffered = at;
        return true;
    }

    private int store(byte[] bytes) {
        int start = buffered;
        if (start + bytes.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, start + bytes.length));
        }
        System.arraycopy(bytes, 0, buffer, start, bytes.length);
        buffered += bytes.length;
        return start;
    }

    /** How many values there are. */
    public int count() {
        return count;
    }

    /** The field of a value; negative for one of no field. */
    public int field(int value) {
        return fields[value];
    }

    public Kind kind(int value) {
        return kinds[value];
    }

    /** The first value of a field; negative where it has none. */
    public int first(int field) {
        return stamps[field] == stamp ? first[field] : NONE;
    }

    /** The next value of the same field; negative where there is none. */
    public int next(int value) {
        return next[value];
    }

    /** Whether a value has characters to compare. */
    public boolean hasText(int value) {
        return switch (kinds[value]) {
            case TEXT, NUMBER, BOOLEAN -> true;
            case NULL, OBJECT, LIST -> false;
        };
    }

    /** The buffer in which a value's bytes lie, in UTF-8. */
    public byte[] bytes(int value) {
        return inBuffer[value] ? buffer : source;
    }

    public int from(int value) {
        return from[value];
    }

    public int to(int value) {
        return to[value];
    }

    public boolean isAscii(int value) {
        return ascii[value];
    }

    /** A value as a text. */
    public String text(int value) {
        String known = texts[value];
        if (known != null) {
            return known;
        }
        String text = ascii[value]
                ? recent.text(bytes(value), from[value], to[value])
                : new String(bytes(value), from[value], to[value] - from[value], StandardCharsets.UTF_8);
        texts[value] = text;
        return text;
    }

    /** The first value of a field that has characters, as a text; null where there is none. */
    public @Nullable String firstText(int field) {
        for (int value = first(field); value >= 0; value = next[value]) {
            if (hasText(value)) {
                return text(value);
            }
        }
        return null;
    }
}
