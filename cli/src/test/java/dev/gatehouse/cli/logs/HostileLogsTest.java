package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs that somebody wrote to mislead or to stop whoever reads them. */
class HostileLogsTest {

    private static final String DESTROYED = "\"action\":\"repo.destroy\",\"org\":\"acme\",\"repo\":\"acme/deploy\"}\n";

    @TempDir
    private Path folder;

    private static String destroyed(String time, String actor) {
        return "{\"@timestamp\":" + time + ",\"actor\":\"" + actor + "\"," + DESTROYED;
    }

    private CommandLineRun detect(String log, String... more) throws IOException {
        return detect(log.getBytes(StandardCharsets.UTF_8), more);
    }

    private CommandLineRun detect(byte[] log, String... more) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        Files.write(file, log);
        String[] call = {"logs", "detect", "--fail-on", "never", "--at", "2026-07-05T00:00:00Z", file.toString()};
        String[] all = new String[call.length + more.length];
        System.arraycopy(call, 0, all, 0, call.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void clocksThatJumpAreBoundedAndNamed() throws IOException {
        StringBuilder log = new StringBuilder(destroyed("1782900000000", "ada"));
        String[] times = {
            "0",
            "-1",
            "99999999999999999",
            "9223372036854775807",
            "253402300800000",
            "\"9999-12-31T23:59:59Z\"",
            "\"0000-00-00T00:00:00Z\"",
            "1e300"
        };
        for (String time : times) {
            log.append(destroyed(time, "jump"));
        }
        for (int i = 0; i < 10; i++) {
            log.append("{\"@timestamp\":")
                    .append(1_782_900_010_000L + 1_000L * i)
                    .append(",\"action\":\"user.failed_login\",\"actor\":\"grace\",\"org\":\"acme\"}\n");
        }

        CommandLineRun run = detect(log.toString());

        assertThat(run.out()).contains("accesslog/github-repository-deleted", "accesslog/github-sign-in-brute-force");
        assertThat(run.out()).doesNotContain("accesslog/silent-hours");
        assertThat(run.err()).containsPattern("[0-9]+ events have no time that can be");
    }

    @Test
    void aFieldThatStandsTwiceIsNamedAndHidesNothing() throws IOException {
        CommandLineRun run =
                detect("{\"@timestamp\":1782900000000,\"action\":\"git.clone\",\"actor\":\"good\"," + DESTROYED);

        assertThat(run.out()).contains("accesslog/github-repository-deleted");
        assertThat(run.err()).contains("audit.jsonl:1: `action` stands twice");
    }

    @Test
    void whatIsDeepIsReadOrNamed() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        CommandLineRun run =
                detect("{\"@timestamp\":1782900000000,\"unread\":" + deep + ",\"actor\":\"eve\"," + DESTROYED
                        + "{\"@timestamp\":1782900000000,\"actor\":" + deep + "," + DESTROYED
                        + destroyed("1782900001000", "bob"));

        assertThat(run.out()).contains("eve on acme/deploy", "bob on acme/deploy");
        assertThat(run.err()).contains("audit.jsonl:2: broken: nested deeper than 128 levels");
    }

    @Test
    void aLineOfFiftyMegabytesIsNamedAndTheNextIsRead() throws IOException {
        Path file = folder.resolve("long.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(destroyed("1782900000000", "ada").getBytes(StandardCharsets.UTF_8));
            out.write("{\"@timestamp\":1782900000000,\"actor\":\"".getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 50; i++) {
                out.write(megabyte);
            }
            out.write(("\"," + DESTROYED).getBytes(StandardCharsets.UTF_8));
            out.write(destroyed("1782900001000", "bob").getBytes(StandardCharsets.UTF_8));
        }

        CommandLineRun run = CommandLineRun.of(
                "logs", "detect", "--fail-on", "never", "--at", "2026-07-05T00:00:00Z", file.toString());

        assertThat(run.out()).contains("ada on acme/deploy", "bob on acme/deploy");
        assertThat(run.err()).contains("long.jsonl:2: broken: longer than 16777216 bytes");
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() throws IOException {
        byte[] start = "{\"@timestamp\":1782900000000,\"actor\":\"bad".getBytes(StandardCharsets.UTF_8);
        byte[] end = ("(\"," + DESTROYED).getBytes(StandardCharsets.UTF_8);
        byte[] log = new byte[start.length + 3 + end.length];
        System.arraycopy(start, 0, log, 0, start.length);
        log[start.length] = (byte) 0xFF;
        log[start.length + 1] = (byte) 0xFE;
        log[start.length + 2] = (byte) 0xC3;
        System.arraycopy(end, 0, log, start.length + 3, end.length);

        assertThat(detect(log).out()).contains("bad\uFFFD\uFFFD\uFFFD( on acme/deploy");
    }

    @Test
    void textOfALogControlsNoTerminalAndWritesNoMarkup() throws IOException {
        String log =
                destroyed("1782900000000", "\\u001b[2J\\u009b31m<script>alert(1)</script>\\r\\nHIGH accesslog/forged");

        assertThat(detect(log).out()).doesNotContain("\u001b", "\u009b", "\r", "\nHIGH accesslog/forged");
        assertThat(detect(log, "--format", "html").out()).doesNotContain("<script>alert");
        assertThat(detect(log, "--format", "markdown").out()).doesNotContain("<script>alert");
    }

    @Test
    void anAddressThatACallerForgedIsNotTaken() throws IOException {
        CommandLineRun run = detect("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
                + "\"auditID\":\"1\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"user\":{\"username\":\"eve\"},"
                + "\"sourceIPs\":[\"127.0.0.1\",\"10.0.0.1\",\"203.0.113.9\"],\"objectRef\":{\"resource\":\"secrets\","
                + "\"namespace\":\"argocd\",\"name\":\"argocd-initial-admin-secret\"},"
                + "\"responseStatus\":{\"code\":200},\"requestReceivedTimestamp\":\"2026-07-01T10:00:00Z\"}\n");

        assertThat(run.out()).contains("from 203.0.113.9").doesNotContain("127.0.0.1", "10.0.0.1");
        assertThat(run.err()).doesNotContain("stands twice");
    }
}
