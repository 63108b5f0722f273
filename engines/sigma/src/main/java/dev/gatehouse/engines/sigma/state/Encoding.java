package dev.gatehouse.engines.sigma.state;

import dev.gatehouse.engines.sigma.event.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How states are written as bytes. Lengths are checked when they are read. */
public final class Encoding {

    private static final int MOST = 1 << 26;

    private Encoding() {}

    /** Writes how many follow. */
    public static int readCount(DataInput from) throws IOException {
        int count = from.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a damaged snapshot: a count of " + count);
        }
        return count;
    }

    public static void writeText(@Nullable String text, DataOutput to) throws IOException {
        if (text == null) {
            to.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    public static @Nullable String readText(DataInput from) throws IOException {
        int length = from.readInt();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > MOST) {
            throw new IOException("a damaged snapshot: a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        from.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeTexts(List<? extends @Nullable String> texts, DataOutput to) throws IOException {
        to.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, to);
        }
    }

    public static List<@Nullable String> readTexts(DataInput from) throws IOException {
        int count = readCount(from);
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(readText(from));
        }
        return texts;
    }

    public static void writeOrigins(List<Origin> origins, DataOutput to) throws IOException {
        to.writeInt(origins.size());
        for (Origin origin : origins) {
            writeText(origin.source(), to);
            to.writeLong(origin.line());
            to.writeLong(origin.index());
        }
    }

    public static List<Origin> readOrigins(DataInput from) throws IOException {
        int count = readCount(from);
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String source = readText(from);
            origins.add(new Origin(source == null ? "" : source, from.readLong(), from.readLong()));
        }
        return origins;
    }
}
