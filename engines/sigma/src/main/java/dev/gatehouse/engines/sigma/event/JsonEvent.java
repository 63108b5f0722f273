package dev.gatehouse.engines.sigma.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A JSON object (RFC 8259) in UTF-8. The bytes are not copied and must not change while the event is in use. */
public final class JsonEvent implements Event {

    private final byte[] bytes;
    private final int from;
    private final int to;

    /**
     * The event in a range of bytes.
     *
     * @param from the first byte
     * @param to after the last
     */
    public JsonEvent(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public JsonEvent(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public static JsonEvent of(String text) {
        return new JsonEvent(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String read(FieldPaths paths, boolean everything, Values into) {
        return new JsonFields(bytes, from, to, paths, everything, into).read();
    }
}
