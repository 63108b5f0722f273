package dev.gatehouse.connectors.logs;

import java.io.IOException;

/** Takes the records of logs. */
public interface LogSink {

    /** Takes a record. */
    void accept(LogRecord record) throws IOException;

    /**
     * What is no record of the log.
     *
     * @param line where it begins, from 1
     * @param why one line, no full stop
     */
    void broken(String file, long line, String why);
}
