package dev.gatehouse.connectors.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.LogKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogReaderTest {

    private static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    private static final class Kept implements LogSink {

        private final List<String> events = new ArrayList<>();
        private final List<String> hashes = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();

        @Override
        public void accept(LogRecord record) {
            AccessEvent event = record.access();
            events.add(String.join(
                    " | ",
                    record.line() + "#" + record.index(),
                    Objects.toString(event.time(), "-"),
                    event.activity().label(),
                    event.action(),
                    Objects.toString(event.actor(), "-"),
                    Objects.toString(event.address(), "-"),
                    Objects.toString(event.repository(), "-"),
                    Objects.toString(event.object(), "-"),
                    event.outcome().label()));
            hashes.add(record.hash());
        }

        @Override
        public void broken(String file, long line, String why) {
            broken.add(file + ":" + line + ": " + why);
        }
    }

    private static LogReader.Reading read(String text, Kept kept, LogKind forced) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new LogReader(forced, NOW, kept).read(in, "a.log");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LogReaderTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(LogKind.class)
    void eachKindIsRecognisedAndPutIntoTheSameWords(LogKind kind) throws IOException {
        Kept kept = new Kept();

        LogReader.Reading reading = read(resource(kind.label() + ".log"), kept, null);

        assertThat(reading.kind()).contains(kind);
        assertThat(kept.broken).isEmpty();
        assertThat(kept.events)
                .containsExactlyElementsOf(
                        resource(kind.label() + ".expected").lines().toList());
    }

    @Test
    void aBrokenLineIsNamedAndTheOthersAreRead() throws IOException {
        String good = resource("vault.log").lines().findFirst().orElseThrow();
        Kept kept = new Kept();

        LogReader.Reading reading = read(good + "\n{\"type\":\nno json\n" + good + "\n", kept, null);

        assertThat(reading.records()).isEqualTo(2);
        assertThat(reading.broken()).isEqualTo(2);
        assertThat(kept.broken.getFirst()).startsWith("a.log:2: ");
        assertThat(kept.events.get(1)).startsWith("4#1 ");
    }

    @Test
    void whatComesBeforeTheFirstKnownRecordIsNotLost() throws IOException {
        Kept kept = new Kept();
        LogReader.Reading reading = read("{\"hello\":1}\n" + resource("teleport.log"), kept, null);
        assertThat(reading.kind()).contains(LogKind.TELEPORT);
        assertThat(kept.events).hasSize(3);
    }

    @Test
    void aLogOfAnotherKindThanWasSaidIsDoubted() throws IOException {
        String log = resource("teleport.log");
        assertThat(read(log, new Kept(), LogKind.VAULT).seems()).contains(LogKind.TELEPORT);
        assertThat(read(log, new Kept(), LogKind.TELEPORT).seems()).isEmpty();
        assertThat(read(log, new Kept(), null).seems()).isEmpty();
        assertThat(read("{\"c\":1}\n", new Kept(), LogKind.VAULT).seems()).isEmpty();
    }

    @Test
    void anUnknownLogIsNone() throws IOException {
        LogReader.Reading reading = read("a\nb\n{\"c\":1}\n", new Kept(), null);
        assertThat(reading.kind()).isEmpty();
        assertThat(reading.others()).isEqualTo(3);
    }

    @Test
    void theHashIsOfTheBytesOfTheRecord() throws IOException {
        Kept kept = new Kept();
        read("  {\"type\":\"request\",\"request\":{\"path\":\"a\"}}  \n", kept, LogKind.VAULT);
        // printf '{"type":"request","request":{"path":"a"}}' | sha256sum
        assertThat(kept.hashes).containsExactly("fbef2896acd6d3dd665a349275accaa7402b1df17ff5c1eb2da220ed999acac6");
    }

    @Test
    void theCallersOwnNameCantForgeAnAddress() throws IOException {
        Kept kept = new Kept();
        read("Jul  1 10:00:00 h sshd[1]: Invalid user x from 192.0.2.1 port 1 from 198.51.100.9 port 2\n", kept, null);
        assertThat(kept.events.getFirst()).contains("| 198.51.100.9 |");
    }

    @Test
    void whatSyslogRepeatsAndWhatGivesUpIsUnderstood() throws IOException {
        Kept kept = new Kept();
        read("""
                Jul  1 10:00:00 h sshd[1]: message repeated 3 times: [ Failed password for root from 198.51.100.9 port 2 ssh2]
                Jul  1 10:00:01 h sshd-auth[1]: Connection closed by authenticating user root 198.51.100.9 port 2 [preauth]
                Jul  1 10:00:02 h sshd-session[1]: Disconnected from invalid user x 192.0.2.1 port 1 198.51.100.9 port 2
                """, kept, null);
        assertThat(kept.events)
                .satisfiesExactly(
                        e -> assertThat(e).contains("| failed | root | 198.51.100.9 |"),
                        e -> assertThat(e).contains("| given-up | root | 198.51.100.9 |"),
                        e -> assertThat(e).contains("| given-up | x 192.0.2.1 port 1 | 198.51.100.9 |"));
    }

    @Test
    void aDateWithoutAYearIsTheLastSuch() throws IOException {
        Kept kept = new Kept();
        read("Dec 31 23:59:59 h sshd[1]: Server listening on 0.0.0.0 port 22.\n", kept, null);
        assertThat(kept.events.getFirst()).contains("2025-12-31T23:59:59Z");
    }

    @FuzzTest(maxDuration = "20s")
    void everyReaderTakesAnyBytes(byte[] bytes) throws IOException {
        List<LogKind> kinds = List.of(LogKind.values());
        LogKind forced = bytes.length == 0 ? null : kinds.get(Math.floorMod(bytes[0], kinds.size()));
        byte[] text = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
        Kept kept = new Kept();
        new LogReader(forced, NOW, kept).read(new ByteArrayInputStream(text), "f");
        new LogReader(null, NOW, kept).read(new ByteArrayInputStream(text), "f");
        assertThat(kept.hashes).hasSameSizeAs(kept.events);
    }
}
