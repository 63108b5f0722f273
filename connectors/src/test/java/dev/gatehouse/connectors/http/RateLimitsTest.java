package dev.gatehouse.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Writes come one a second. */
class RateLimitsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static RateLimits limits(boolean own) {
        return new RateLimits(
                new Time() {
                    @Override
                    public Instant now() {
                        return NOW;
                    }

                    @Override
                    public void sleep(Duration duration) {
                        // Time stands still here.
                    }
                },
                own);
    }

    @Test
    void theSecondWriteWaitsForASecond() {
        RateLimits limits = limits(false);
        assertThat(limits.turn(false)).isEqualTo(Duration.ZERO);
        assertThat(limits.turn(false)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void readsDoNotWaitForWrites() {
        RateLimits limits = limits(false);
        limits.turn(false);
        assertThat(limits.turn(true)).isEqualTo(Duration.ZERO);
    }

    @Test
    void onThisMachineWritesComeFaster() {
        RateLimits limits = limits(true);
        limits.turn(false);
        assertThat(limits.turn(false)).isEqualTo(Duration.ofMillis(10));
    }
}
