package dev.gatehouse.cli.logs;

import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.model.access.RecordNumber;
import java.util.List;

/** Hands records over to detection. */
interface Detecting extends LogInputs.Taker {

    Detection detection();

    @Override
    default FieldReader reader(LogSource logSource, List<String> fields) {
        return detection().reader(logSource, fields);
    }

    @Override
    default void take(LogRecord record) {
        detection().take(record);
    }

    @Override
    default void watch(LogRecord record) {
        detection().watch(record);
    }

    @Override
    default void watch(String file, long line, long index, RecordNumber number) {
        detection().watch(file, line, index, number);
    }

    @Override
    default void forged(String file, long line, long index, String why) {
        detection().forged(file, line, index, why);
    }
}
