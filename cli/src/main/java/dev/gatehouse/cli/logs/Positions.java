package dev.gatehouse.cli.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far each log has been read, so that a later run goes on there. A log that begins otherwise is another one. */
final class Positions {

    private static final int MOST = 1_000_000;

    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Map<String, LivePosition> live = new LinkedHashMap<>();

    /** How far one is. */
    static final class Position {

        private String first;
        private long taken;

        private Position(String first, long taken) {
            this.first = first;
            this.taken = taken;
        }

        /** Says that a record was taken. */
        void took(long index) {
            taken = index + 1;
        }
    }

    /**
     * A log, at its first record.
     *
     * @param hash of the first record
     */
    synchronized Position begin(String file, String hash) {
        Position position = positions.computeIfAbsent(file, _ -> new Position(hash, 0));
        if (!position.first.equals(hash)) {
            position.first = hash;
            position.taken = 0;
        }
        return position;
    }

    /** One that is asked for over the network. */
    synchronized LivePosition live(String source) {
        return live.computeIfAbsent(source, _ -> new LivePosition());
    }

    /** Whether an earlier run has taken a record. */
    static boolean wasTaken(Position position, long index) {
        return index < position.taken;
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(positions.size());
        for (Map.Entry<String, Position> entry : positions.entrySet()) {
            to.writeUTF(entry.getKey());
            to.writeUTF(entry.getValue().first);
            to.writeLong(entry.getValue().taken);
        }
        to.writeInt(live.size());
        for (Map.Entry<String, LivePosition> entry : live.entrySet()) {
            to.writeUTF(entry.getKey());
            entry.getValue().write(to);
        }
    }

    static Positions read(DataInput from) throws IOException {
        Positions positions = new Positions();
        int count = from.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a damaged state");
        }
        for (int i = 0; i < count; i++) {
            positions.positions.put(from.readUTF(), new Position(from.readUTF(), from.readLong()));
        }
        int polled = from.readInt();
        if (polled < 0 || polled > MOST) {
            throw new IOException("a damaged state");
        }
        for (int i = 0; i < polled; i++) {
            positions.live.put(from.readUTF(), LivePosition.read(from));
        }
        return positions;
    }
}
