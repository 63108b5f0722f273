package dev.gatehouse.engines.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measured only when asked for, by {@code -Dspeed=true}: in processor time, which other work on the machine spares. */
@EnabledIfSystemProperty(named = "speed", matches = "true")
class SpeedTest {

    @Test
    void scansFiftyMegabytesASecond() {
        String text = """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: podinfo
                  namespace: apps
                spec:
                  template:
                    spec:
                      containers:
                        - name: podinfo
                          image: ghcr.io/stefanprodan/podinfo:6.5.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b
                          env:
                            - name: DATADOG_API_KEY
                              valueFrom: {secretKeyRef: {name: datadog, key: token}}
                            - name: URL
                              value: https://podinfo.apps.svc.cluster.local:9898/token
                """.repeat(20_000);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        SecretScanner scanner = new SecretScanner(StandardDetectors.all());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(scanner.scan(content, content.length)).isEmpty();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }

        double megabytesASecond = text.length() / 1e6 / (best / 1e9);
        System.out.printf("tokens: %.0f MB/s%n", megabytesASecond);
        assertThat(megabytesASecond).isGreaterThan(50);
    }
}
