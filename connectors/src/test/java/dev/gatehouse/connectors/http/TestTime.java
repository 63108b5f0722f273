package dev.gatehouse.connectors.http;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only where someone waits for it. */
public final class TestTime implements Time {

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private Duration waited = Duration.ZERO;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
        waited = waited.plus(duration);
    }

    /** How long was waited altogether. */
    public synchronized Duration waited() {
        return waited;
    }
}
