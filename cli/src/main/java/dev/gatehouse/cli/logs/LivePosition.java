package dev.gatehouse.cli.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a log was read that is asked for over the network. A server may tell of an event later than of a later one:
 * the last hour is asked for again, and what was taken of it is known by its hash.
 */
final class LivePosition {

    /** How much later than a later one an event may be told. */
    static final Duration OVERLAP = Duration.ofHours(1);

    private static final int MOST = 500_000;

    private final LinkedHashMap<String, Long> taken = new LinkedHashMap<>();
    private long newest = Long.MIN_VALUE;
    private long next;
    private long asked = Long.MIN_VALUE;

    /**
     * Before it is asked: from when on. What is told nevertheless of the time before is none of it.
     *
     * @param unread where nothing was read yet
     */
    synchronized Instant begin(Instant unread) {
        Instant from =
                newest == Long.MIN_VALUE ? unread : Instant.ofEpochMilli(newest).minus(OVERLAP);
        asked = from.toEpochMilli();
        taken.values().removeIf(time -> time < asked);
        return from;
    }

    /** The number of the next record. */
    long next() {
        return next;
    }

    synchronized boolean isNew(String hash, @Nullable Instant time) {
        return !taken.containsKey(hash) && (time == null || time.toEpochMilli() >= asked);
    }

    synchronized void took(String hash, @Nullable Instant time, long index) {
        long at = time == null ? newest : time.toEpochMilli();
        taken.put(hash, at);
        newest = Math.max(newest, at);
        next = index + 1;
        if (taken.size() > MOST) {
            taken.pollFirstEntry();
        }
    }

    synchronized void write(DataOutput to) throws IOException {
        to.writeLong(newest);
        to.writeLong(next);
        to.writeInt(taken.size());
        for (Map.Entry<String, Long> each : taken.entrySet()) {
            to.writeUTF(each.getKey());
            to.writeLong(each.getValue());
        }
    }

    static LivePosition read(DataInput from) throws IOException {
        LivePosition position = new LivePosition();
        position.newest = from.readLong();
        position.next = from.readLong();
        int count = from.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a damaged state");
        }
        for (int i = 0; i < count; i++) {
            position.taken.put(from.readUTF(), from.readLong());
        }
        return position;
    }
}
