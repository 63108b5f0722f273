package dev.gatehouse.cli.logs;

import dev.gatehouse.model.access.EventPlace;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When events were and what is shown of them, by their file and number; of very many the last ones. They are kept as
 * bytes, in two generations of which the older is let go as a whole.
 */
final class RememberedEvents {

    private static final int MOST = 131_072;
    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_OF_A_CHARACTER = 3;
    private static final char MOST_OF_ASCII = 0x7f;
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final int HEAD = 2 * Integer.BYTES + 3 * Long.BYTES;

    private final Map<String, Integer> files = new HashMap<>();
    private final List<String> fileNames = new ArrayList<>();
    private Generation young = new Generation();
    private Generation old = new Generation();

    private static final class Generation {

        private final int[] slots = new int[2 * MOST];
        private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        private int count;

        boolean isFull() {
            return count == MOST || bytes.position() > MOST_BYTES;
        }

        void clear() {
            Arrays.fill(slots, 0);
            bytes.clear();
            count = 0;
        }

        void put(int file, long line, long index, long time, CharSequence summary) {
            int most = HEAD + MOST_OF_A_CHARACTER * summary.length();
            if (bytes.remaining() < most) {
                bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), 2 * bytes.capacity() + most))
                        .position(bytes.position());
            }
            int slot = slot(file, index);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = bytes.position() + 1;
            count++;
            bytes.putInt(file).putLong(line).putLong(index).putLong(time).putInt(0);
            int from = bytes.position();
            write(summary);
            bytes.putInt(from - Integer.BYTES, bytes.position() - from);
        }

        private void write(CharSequence text) {
            int from = bytes.position();
            byte[] array = bytes.array();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c > MOST_OF_ASCII) {
                    bytes.put(text.toString().getBytes(StandardCharsets.UTF_8));
                    return;
                }
                array[from + i] = (byte) c;
            }
            bytes.position(from + text.length());
        }

        /**
         * Events that follow each other lie side by side, sixteen in a row: that is one line of a processor's cache.
         */
        private int slot(int file, long index) {
            long mixed = ((index >>> 4) * 31 + file) * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 40 << 4 | index & 15) & slots.length - 1;
        }

        /** Where an event stands; negative where it does not. */
        int find(int file, long index) {
            for (int slot = slot(file, index); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
                int at = slots[slot] - 1;
                if (bytes.getInt(at) == file && bytes.getLong(at + Integer.BYTES + Long.BYTES) == index) {
                    return at;
                }
            }
            return -1;
        }
    }

    /** Remembers one. */
    void put(EventPlace event) {
        put(event.file(), event.line(), event.index(), event.time(), event.summary());
    }

    /** As {@link #put(EventPlace)}. */
    void put(String name, long line, long index, @Nullable Instant time, CharSequence summary) {
        if (young.isFull()) {
            Generation last = old;
            old = young;
            young = last;
            young.clear();
        }
        Integer file = files.get(name);
        if (file == null) {
            file = fileNames.size();
            files.put(name, file);
            fileNames.add(name);
        }
        young.put(file, line, index, time == null ? NO_TIME : time.toEpochMilli(), summary);
    }

    /** One of them; null where it is not remembered. */
    @Nullable
    EventPlace get(String file, long index) {
        Integer number = files.get(file);
        if (number == null) {
            return null;
        }
        int at = young.find(number, index);
        if (at >= 0) {
            return read(young.bytes, at);
        }
        at = old.find(number, index);
        return at < 0 ? null : read(old.bytes, at);
    }

    private EventPlace read(ByteBuffer bytes, int at) {
        ByteBuffer from = bytes.duplicate().clear().position(at);
        String file = fileNames.get(from.getInt());
        long line = from.getLong();
        long index = from.getLong();
        long time = from.getLong();
        byte[] summary = new byte[from.getInt()];
        from.get(summary);
        return new EventPlace(
                file,
                line,
                index,
                time == NO_TIME ? null : Instant.ofEpochMilli(time),
                new String(summary, StandardCharsets.UTF_8));
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(old.count + young.count);
        for (Generation generation : List.of(old, young)) {
            int at = 0;
            while (at < generation.bytes.position()) {
                EventPlaces.write(read(generation.bytes, at), to);
                at += HEAD + generation.bytes.getInt(at + HEAD - Integer.BYTES);
            }
        }
    }

    /** Adds those that were written. */
    void read(DataInput from) throws IOException {
        int count = from.readInt();
        for (int i = 0; i < count; i++) {
            put(EventPlaces.read(from));
        }
    }
}
