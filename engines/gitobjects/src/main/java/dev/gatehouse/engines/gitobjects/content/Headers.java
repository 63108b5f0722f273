package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header lines of a commit or tag, up to the empty line before its message. */
final class Headers {

    private final byte[] bytes;
    private final int length;
    private final int messageStart;

    Headers(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        int place = 0;
        while (place < length && bytes[place] != '\n') {
            place = lineEnd(place) + 1;
        }
        messageStart = Math.min(place + 1, length);
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    int messageStart() {
        return messageStart;
    }

    /** The values of all headers of a name. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        byte[] start = (name + " ").getBytes(StandardCharsets.US_ASCII);
        for (int line = 0; line < messageStart - 1; line = lineEnd(line) + 1) {
            if (startsWith(line, start)) {
                int from = line + start.length;
                values.add(new String(bytes, from, lineEnd(line) - from, StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private boolean startsWith(int place, byte[] start) {
        if (place + start.length > length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[place + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The value of the first header of a name; empty where there is none. */
    String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    @Nullable
    ObjectId firstId(String name) {
        return ObjectId.parse(first(name));
    }

    /** The text after the headers, in the encoding that they name. */
    String message() {
        return new String(bytes, messageStart, length - messageStart, charset());
    }

    private Charset charset() {
        String name = first("encoding");
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
