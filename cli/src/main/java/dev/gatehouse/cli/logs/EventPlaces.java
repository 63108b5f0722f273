package dev.gatehouse.cli.logs;

import dev.gatehouse.model.access.EventPlace;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** Places of events as bytes. */
final class EventPlaces {

    private EventPlaces() {}

    static void write(EventPlace event, DataOutput to) throws IOException {
        to.writeUTF(event.file());
        to.writeLong(event.line());
        to.writeLong(event.index());
        to.writeLong(event.time() == null ? Long.MIN_VALUE : event.time().toEpochMilli());
        to.writeUTF(event.summary());
    }

    static EventPlace read(DataInput from) throws IOException {
        String file = from.readUTF();
        long line = from.readLong();
        long index = from.readLong();
        long time = from.readLong();
        return new EventPlace(
                file, line, index, time == Long.MIN_VALUE ? null : Instant.ofEpochMilli(time), from.readUTF());
    }
}
