package dev.gatehouse.connectors.logs;

import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.RecordNumber;
import java.io.IOException;
import java.util.List;

/** Takes the records of logs. */
public interface LogSink {

    /**
     * Reads the fields by which records are described; whoever walks over each record himself may do both at once.
     *
     * @param logSource of the records
     */
    default FieldReader reader(LogSource logSource, List<String> fields) {
        return FieldReader.of(new FieldPaths(fields));
    }

    /** Takes a record. */
    void accept(LogRecord record) throws IOException;

    /**
     * Takes the number that the writer gave to a record, where it numbers them; before the record itself. Also those of
     * other programs' records.
     *
     * @param line where the record begins, from 1
     * @param index how many records of the log came before it
     */
    default void number(String file, long line, long index, RecordNumber number) {}

    /**
     * Takes note of a record that can't be taken for its source's, and is not handed over.
     *
     * @param line where it begins, from 1
     * @param index how many records of the log came before it
     * @param why one line, no full stop
     */
    default void forged(String file, long line, long index, String why) {}

    /**
     * Takes note of a record that says a field twice: all its values are judged, the first is shown.
     *
     * @param line where it begins, from 1
     */
    default void doubled(String file, long line, String field) {}

    /**
     * What is no record of the log.
     *
     * @param line where it begins, from 1
     * @param why one line, no full stop
     */
    void broken(String file, long line, String why);
}
