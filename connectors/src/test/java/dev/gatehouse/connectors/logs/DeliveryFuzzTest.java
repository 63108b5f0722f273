package dev.gatehouse.connectors.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.connectors.logs.formats.webhook.WebhookSecrets;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.secret.SecretText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

class DeliveryFuzzTest {

    private static final WebhookSecrets SECRETS = new WebhookSecrets(List.of(new SecretText("nobody knows it")));

    /** Whatever is in it, no delivery that the secret did not sign is handed over. */
    @FuzzTest(maxDuration = "10s")
    void nothingUnsignedIsHandedOver(byte[] bytes) throws IOException {
        LogSink sink = new LogSink() {
            @Override
            public void accept(LogRecord record) {
                assertThat(record.index()).as("an unsigned record").isNegative();
            }

            @Override
            public void broken(String file, long line, String why) {
                assertThat(why).isNotBlank();
            }
        };
        new LogReader(LogKind.GITHUB_WEBHOOK, Instant.EPOCH, SECRETS, sink).read(new ByteArrayInputStream(bytes), "f");
    }
}
