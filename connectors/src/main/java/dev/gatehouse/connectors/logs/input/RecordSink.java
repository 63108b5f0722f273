package dev.gatehouse.connectors.logs.input;

import java.io.IOException;

/** Takes the records of a log. */
public interface RecordSink {

    /**
     * A record: a line, an item of a JSON list, or a JSON document.
     *
     * @param bytes hold it from {@code from} to before {@code to}, during the call only
     * @param line where it begins, from 1
     */
    void accept(byte[] bytes, int from, int to, long line) throws IOException;

    /**
     * What can't be taken as a record.
     *
     * @param line where it begins, from 1
     * @param why one line, no full stop
     */
    void broken(long line, String why);
}
