package dev.gatehouse.connectors.http;

import java.time.Duration;
import java.time.Instant;

/** The time, and waiting for it. */
public interface Time {

    Instant now();

    /**
     * Waits.
     *
     * @throws InterruptedException where the thread is told to stop
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own. */
    static Time ofMachine() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
