package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.access.EventPlace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberedEventsTest {

    private static EventPlace event(int i) {
        return new EventPlace(
                "file" + i % 7, i + 1L, i, i % 5 == 0 ? null : Instant.ofEpochMilli(1_000L * i), "Grüße von " + i);
    }

    @Test
    void theLastOnesAreKnownAndTheFirstAreNot() {
        RememberedEvents remembered = new RememberedEvents();
        for (int i = 0; i < 400_000; i++) {
            remembered.put(event(i));
        }

        for (int i = 270_000; i < 400_000; i++) {
            assertThat(remembered.get("file" + i % 7, i)).isEqualTo(event(i));
        }
        assertThat(remembered.get("file0", 0)).isNull();
        assertThat(remembered.get("file1", 399_998)).isNull();
        assertThat(remembered.get("another", 399_999)).isNull();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        RememberedEvents remembered = new RememberedEvents();
        for (int i = 0; i < 150_000; i++) {
            remembered.put(event(i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        remembered.write(new DataOutputStream(bytes));

        RememberedEvents again = new RememberedEvents();
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(again.get("file3", 3)).isEqualTo(event(3));
        assertThat(again.get("file" + 149_999 % 7, 149_999)).isEqualTo(event(149_999));
    }
}
