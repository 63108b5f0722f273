package dev.gatehouse.connectors.logs.formats;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.RecordNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one kind of log looks like. Implementations are made anew for each file. */
public interface LogFormat {

    LogKind kind();

    /** As rules name it. */
    LogSource logSource();

    /** The fields that recognising and describing read. */
    List<String> fields();

    /**
     * A record as rules see it.
     *
     * @return null where the record is none of this kind, but of another that such a log may hold
     */
    default @Nullable Event event(byte[] bytes, int from, int to) {
        return new JsonEvent(bytes, from, to);
    }

    /** The number that its writer gave to the record that {@link #event} was asked for last; null where none. */
    default @Nullable RecordNumber number() {
        return null;
    }

    /**
     * Why the record that {@link #event} was asked for last can't be taken for its source's, one line without a full
     * stop; null where it can.
     */
    default @Nullable String forgery() {
        return null;
    }

    /** Whether a record is of this kind. */
    boolean recognises(Fields fields);

    /** Says what a record means. */
    void describe(Fields fields, Draft draft);
}
