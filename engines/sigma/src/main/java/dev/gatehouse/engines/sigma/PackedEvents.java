package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.WaitingEvents.Waiting;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.event.RecentTexts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events in a line, as bytes: hundreds of thousands may wait, and as objects they would be what the garbage collector
 * spends its time on.
 */
final class PackedEvents {

    private static final int CHUNK = 1 << 18;

    private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>();
    private final Map<String, Integer> sources = new HashMap<>();
    private final List<String> sourceNames = new ArrayList<>();
    private final RecentTexts texts = new RecentTexts();
    private final RuleSets ruleSets = new RuleSets();
    private int[] rules = new int[16];
    private ByteBuffer entry = ByteBuffer.allocate(1 << 10);
    private byte[] text = new byte[1 << 10];

    /** The first chunk as far as it is read; null where it is not begun. */
    private @Nullable ByteBuffer reading;

    private int size;
    private @Nullable Waiting first;
    private long lastTime = Long.MIN_VALUE;
    private long lastSequence = Long.MIN_VALUE;

    /** Whether an event comes after all that are in the line. */
    boolean takes(Waiting event) {
        return size == 0 || event.time() > lastTime || event.time() == lastTime && event.sequence() > lastSequence;
    }

    void add(Waiting event) {
        lastTime = event.time();
        lastSequence = event.sequence();
        pack(event);
        ByteBuffer chunk = chunks.peekLast();
        if (chunk == null || chunk.remaining() < entry.position()) {
            chunk = ByteBuffer.allocate(Math.max(CHUNK, entry.position()));
            chunks.addLast(chunk);
        }
        chunk.put(entry.array(), 0, entry.position());
        size++;
    }

    private void pack(Waiting event) {
        entry.clear();
        room(64 + Integer.BYTES * event.matched().size());
        entry.putLong(event.time())
                .putLong(event.sequence())
                .putInt(source(event.origin().source()))
                .putLong(event.origin().line())
                .putLong(event.origin().index())
                .putInt(event.matched().size());
        for (int rule : event.matched()) {
            entry.putInt(rule);
        }
        packTexts(event.captured());
    }

    /** How many there are, and each that is not null with its position. */
    private void packTexts(List<@Nullable String> captured) {
        room(2 * Integer.BYTES);
        entry.putInt(captured.size());
        int countAt = entry.position();
        entry.putInt(0);
        int count = 0;
        for (int i = 0; i < captured.size(); i++) {
            String text = captured.get(i);
            if (text != null) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                room(2 * Integer.BYTES + bytes.length);
                entry.putInt(i)
                        .putInt(bytes.length << 1 | (bytes.length == text.length() ? 1 : 0))
                        .put(bytes);
                count++;
            }
        }
        entry.putInt(countAt, count);
    }

    private void room(int more) {
        if (entry.remaining() < more) {
            entry = ByteBuffer.wrap(Arrays.copyOf(entry.array(), 2 * (entry.position() + more)))
                    .position(entry.position());
        }
    }

    private int source(String name) {
        Integer known = sources.get(name);
        if (known == null) {
            known = sourceNames.size();
            sources.put(name, known);
            sourceNames.add(name);
        }
        return known;
    }

    /** The first; null where there is none. */
    @Nullable
    Waiting first() {
        if (first == null && size > 0) {
            ByteBuffer chunk = chunks.element();
            ByteBuffer from = reading == null ? chunk.duplicate().clear() : reading;
            first = unpack(from);
            reading = from;
            if (from.position() == chunk.position()) {
                chunks.remove();
                reading = null;
            }
        }
        return first;
    }

    private Waiting unpack(ByteBuffer from) {
        long time = from.getLong();
        long sequence = from.getLong();
        Origin origin = new Origin(sourceNames.get(from.getInt()), from.getLong(), from.getLong());
        int matched = from.getInt();
        rules = rules.length < matched ? new int[2 * matched] : rules;
        for (int i = 0; i < matched; i++) {
            rules[i] = from.getInt();
        }
        @Nullable String[] captured = new String[from.getInt()];
        for (int left = from.getInt(); left > 0; left--) {
            int position = from.getInt();
            int length = from.getInt();
            captured[position] = text(from, length >>> 1, (length & 1) == 1);
        }
        return new Waiting(time, sequence, ruleSets.of(rules, matched), Arrays.asList(captured), origin);
    }

    private String text(ByteBuffer from, int length, boolean ascii) {
        if (text.length < length) {
            text = new byte[2 * length];
        }
        from.get(text, 0, length);
        return ascii ? texts.text(text, 0, length) : new String(text, 0, length, StandardCharsets.UTF_8);
    }

    void removeFirst() {
        if (first() != null) {
            first = null;
            size--;
        }
    }

    int size() {
        return size;
    }

    void clear() {
        chunks.clear();
        reading = null;
        size = 0;
        first = null;
    }

    /** All of them, in their order. */
    List<Waiting> all() {
        List<Waiting> all = new ArrayList<>(size);
        if (first != null) {
            all.add(first);
        }
        int from = reading == null ? 0 : reading.position();
        for (ByteBuffer chunk : chunks) {
            ByteBuffer left = chunk.duplicate().flip().position(from);
            while (left.hasRemaining()) {
                all.add(unpack(left));
            }
            from = 0;
        }
        return all;
    }
}
