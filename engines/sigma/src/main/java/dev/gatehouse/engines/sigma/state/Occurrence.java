package dev.gatehouse.engines.sigma.state;

import dev.gatehouse.engines.sigma.event.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a correlation's hit, as one operator sees it. Its lists are not copied, and must not change.
 *
 * @param position which of the rules that the correlation refers to matched, from 0
 * @param time in milliseconds since 1970
 * @param sequence by which occurrences of the same time are told apart; those of one event share it
 * @param fields the values the correlation works on; empty where one is missing
 * @param captured the values of all fields that any correlation reads, in the order of the detector
 * @param events the event, or those of the hit
 */
public record Occurrence(
        int position,
        long time,
        long sequence,
        List<String> fields,
        List<@Nullable String> captured,
        List<Origin> events) {

    public void write(DataOutput to) throws IOException {
        to.writeInt(position);
        to.writeLong(time);
        to.writeLong(sequence);
        Encoding.writeTexts(fields, to);
        Encoding.writeTexts(captured, to);
        Encoding.writeOrigins(events, to);
    }

    public static Occurrence read(DataInput from) throws IOException {
        int position = from.readInt();
        long time = from.readLong();
        long sequence = from.readLong();
        List<String> fields = new ArrayList<>();
        for (String field : Encoding.readTexts(from)) {
            if (field != null) {
                fields.add(field);
            }
        }
        return new Occurrence(position, time, sequence, fields, Encoding.readTexts(from), Encoding.readOrigins(from));
    }
}
