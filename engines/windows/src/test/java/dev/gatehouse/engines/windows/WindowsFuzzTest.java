package dev.gatehouse.engines.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.windows.argocd.GoDuration;
import dev.gatehouse.engines.windows.argocd.SyncTarget;
import dev.gatehouse.engines.windows.argocd.SyncWindow;
import dev.gatehouse.engines.windows.argocd.SyncWindows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;

/** Any text: no crash, no hang. */
class WindowsFuzzTest {

    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    @FuzzTest(maxDuration = "10s")
    void anyScheduleIsReadOrRefused(byte[] bytes) {
        try {
            Iterator<Instant> starts = Schedules.parse(new String(bytes, StandardCharsets.UTF_8), ZoneOffset.UTC)
                    .starts(AT, ZoneOffset.UTC);
            Instant last = AT.minusNanos(1);
            for (int i = 0; i < 5 && starts.hasNext(); i++) {
                Instant next = starts.next();
                assertThat(next).isAfter(last);
                last = next;
            }
        } catch (InvalidSchedule refused) {
            assertThat(refused.column()).isPositive();
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyWindowOfArgoCdIsJudged(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
        SyncWindow window = new SyncWindow(
                "allow",
                parts[0],
                parts.length > 1 ? parts[1] : "1h",
                parts.length > 2 ? parts[2] : "",
                List.of("*"),
                List.of(),
                List.of(),
                false,
                false);
        GoDuration.parse(window.duration());
        SyncWindows windows = new SyncWindows(List.of(window), (glob, text) -> true);
        assertThat(windows.of(new SyncTarget("a", "", null, null), false).at(AT).matching())
                .containsExactly(0);
    }
}
