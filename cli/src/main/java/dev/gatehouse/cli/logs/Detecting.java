package dev.gatehouse.cli.logs;

import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.model.access.RecordNumber;

/** Hands records over to detection. */
final class Detecting implements LogInputs.Taker {

    private final Detection detection;
    private final Runnable then;

    /**
     * To one detection.
     *
     * @param then is run after each record
     */
    Detecting(Detection detection, Runnable then) {
        this.detection = detection;
        this.then = then;
    }

    @Override
    public void take(LogRecord record) {
        detection.take(record);
        then.run();
    }

    @Override
    public void watch(LogRecord record) {
        detection.watch(record);
    }

    @Override
    public void watch(String file, long line, long index, RecordNumber number) {
        detection.watch(file, line, index, number);
    }

    @Override
    public void forged(String file, long line, long index, String why) {
        detection.forged(file, line, index, why);
    }
}
