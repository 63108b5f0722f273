package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.Occurrence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * An occurrence as a window remembers it.
 *
 * @param value the fields the correlation works on, joined; empty where it works on none
 */
record Entry(long time, long sequence, int position, String value, List<Origin> events) {

    private static final String DIVIDER = "\u0000";

    static Entry of(Occurrence occurrence) {
        return new Entry(
                occurrence.time(),
                occurrence.sequence(),
                occurrence.position(),
                value(occurrence),
                occurrence.events());
    }

    /** The fields that the correlation works on, joined. */
    static String value(Occurrence occurrence) {
        List<String> fields = occurrence.fields();
        return fields.size() == 1 ? fields.getFirst() : fields.isEmpty() ? "" : String.join(DIVIDER, fields);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(time);
        to.writeLong(sequence);
        to.writeInt(position);
        Encoding.writeText(value, to);
        Encoding.writeOrigins(events, to);
    }

    static Entry read(DataInput from) throws IOException {
        long time = from.readLong();
        long sequence = from.readLong();
        int position = from.readInt();
        String value = Encoding.readText(from);
        return new Entry(time, sequence, position, value == null ? "" : value, Encoding.readOrigins(from));
    }
}
