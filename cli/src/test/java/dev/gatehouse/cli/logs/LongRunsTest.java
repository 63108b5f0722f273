package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are cut off, and runs that do not end. */
class LongRunsTest {

    private static final String AT = "2026-10-01T00:00:00Z";

    private static Path events(Path folder, int count) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        Random random = new Random(7);
        long time = 1_782_900_000_000L;
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                time += 100 + random.nextInt(1_900);
                String action = random.nextInt(4) == 0 ? "user.failed_login" : "git.fetch";
                out.write(
                        "{\"@timestamp\":" + time + ",\"action\":\"" + action + "\",\"actor\":\"u" + random.nextInt(300)
                                + "\",\"actor_ip\":\"203.0." + random.nextInt(20) + "." + random.nextInt(250)
                                + "\",\"org\":\"acme\",\"repo\":\"acme/r" + random.nextInt(50) + "\"}\n");
            }
        }
        return file;
    }

    private static List<String> call(Path events, Path state) {
        return new ArrayList<>(List.of(
                "logs",
                "detect",
                "--fail-on",
                "never",
                "--format",
                "json",
                "--at",
                AT,
                "--state",
                state.toString(),
                events.toString()));
    }

    private static Process start(List<String> call) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.gatehouse.cli.Main"));
        command.addAll(call);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aRunThatIsKilledAndStartedAgainFindsTheSame(@TempDir Path folder) throws Exception {
        Path events = events(folder, 150_000);
        Path state = folder.resolve("cut");

        Process first = start(call(events, state));
        while (!Files.exists(state.resolve("detect.state"))) {
            assertThat(first.isAlive()).as("it ended before it could be killed").isTrue();
            Thread.sleep(5);
        }
        first.destroyForcibly().waitFor();
        assertThat(first.exitValue()).isNotZero();

        CommandLineRun resumed = CommandLineRun.of(call(events, state).toArray(String[]::new));
        CommandLineRun whole =
                CommandLineRun.of(call(events, folder.resolve("whole")).toArray(String[]::new));

        assertThat(whole.out()).contains("accesslog/github-");
        assertThat(resumed.out()).isEqualTo(whole.out());
    }

    @Test
    void whatWasReportedIsNotReportedAgainAndWhatIsNewIs(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("audit.jsonl");
        String destroyed =
                "{\"@timestamp\":1782900000000,\"action\":\"repo.destroy\",\"actor\":\"ada\",\"org\":\"acme\"}\n";
        Files.writeString(log, destroyed);
        String[] call = call(log, folder.resolve("state")).toArray(String[]::new);

        assertThat(CommandLineRun.of(call).out()).contains("\"index\": 0");
        assertThat(CommandLineRun.of(call).out()).doesNotContain("\"index\"");

        Files.writeString(log, destroyed.replace("ada", "bob"), StandardOpenOption.APPEND);
        assertThat(CommandLineRun.of(call).out()).contains("\"index\": 1").doesNotContain("\"index\": 0");
    }

    @Test
    void aWriteIsHeldAgainstThePushesOfAnEarlierCall(@TempDir Path folder) throws IOException {
        Path forge = folder.resolve("audit.jsonl");
        Path cluster = folder.resolve("cluster.jsonl");
        Files.writeString(forge, """
                {"@timestamp":1782900000000,"action":"git.push","actor":"ada","org":"acme"}
                {"@timestamp":1782911000000,"action":"git.fetch","actor":"ada","org":"acme"}
                """);
        Files.writeString(cluster, """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"ResponseComplete",\
                "verb":"patch","user":{"username":"mallory"},"objectRef":{"resource":"deployments","namespace":"web",\
                "name":"api"},"responseStatus":{"code":200},"requestReceivedTimestamp":"2026-07-01T13:00:00Z",\
                "stageTimestamp":"2026-07-01T13:00:00Z"}
                """);
        Path state = folder.resolve("state");

        assertThat(CommandLineRun.of(call(forge, state).toArray(String[]::new)).out())
                .doesNotContain("write-without-commit");
        assertThat(CommandLineRun.of(call(cluster, state).toArray(String[]::new))
                        .out())
                .contains("write-without-commit");
    }

    @Test
    void aStateOfOtherRulesIsRefused(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("audit.jsonl");
        Files.writeString(
                log, "{\"@timestamp\":1782900000000,\"action\":\"repo.destroy\",\"actor\":\"ada\",\"org\":\"acme\"}\n");
        List<String> call = call(log, folder.resolve("state"));
        CommandLineRun.of(call.toArray(String[]::new));
        call.add("--no-builtin-rules");

        CommandLineRun other = CommandLineRun.of(call.toArray(String[]::new));

        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("detect.state can't be used");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aFollowedLogTellsAtOnce(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("audit.jsonl");
        Files.writeString(
                log, "{\"@timestamp\":1782900000000,\"action\":\"git.fetch\",\"actor\":\"ada\",\"org\":\"acme\"}\n");
        Process following = start(List.of("logs", "detect", "--follow", log.toString()));
        try (BufferedReader out = following.inputReader(StandardCharsets.UTF_8)) {
            Files.writeString(
                    log,
                    "{\"@timestamp\":1782900001000,\"action\":\"repo.destroy\",\"actor\":\"ada\",\"org\":\"acme\"}\n",
                    StandardOpenOption.APPEND);
            assertThat(out.readLine())
                    .contains("HIGH accesslog/github-repository-deleted")
                    .endsWith(":2");
        } finally {
            following.destroyForcibly();
        }
    }
}
