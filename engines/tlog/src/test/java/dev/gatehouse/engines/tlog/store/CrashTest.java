package dev.gatehouse.engines.tlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that appends, with SIGKILL, at instants that nobody chose: a few times here, as often as the system
 * property {@code tlog.crashes} says in {@code bench/ledger}.
 */
class CrashTest {

    private static final int CRASHES = Integer.getInteger("tlog.crashes", 6);

    @TempDir
    private Path root;

    @Test
    void nothingAcknowledgedIsLost() throws IOException, MalformedLog, InterruptedException {
        Path folder = root.resolve("log");
        Path state = root.resolve("private");
        Path key = root.resolve("key");
        SignerKey signer = SignerKey.generate("log.example", VerifierKey.Kind.ED25519, new SecureRandom());
        Files.writeString(key, signer.secret());
        LogStore.create(folder, state, signer);
        List<String> acknowledged = new ArrayList<>();
        Random random = new Random(CRASHES);
        Checkpoint before = checkpoint(folder, signer);
        for (int crash = 0; crash < CRASHES; crash++) {
            Path output = root.resolve("output");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Appending.class.getName(),
                            folder.toString(),
                            state.toString(),
                            key.toString(),
                            String.valueOf(crash))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (Files.size(output) == 0 && process.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(400));
            process.destroyForcibly().waitFor();
            assertThat(process.exitValue()).as("killed, not failed").isEqualTo(128 + 9);
            for (String line : lines(output)) {
                int space = line.indexOf(' ');
                acknowledged.add(line.substring(space + 1));
                assertThat(line.substring(0, space)).isEqualTo(String.valueOf(acknowledged.size() - 1));
            }
            LogStore.open(folder, state, signer).close();
            Checkpoint now = checkpoint(folder, signer);
            List<String> entries = new ArrayList<>();
            assertThat(LogAudit.of(
                            new FolderSource(folder),
                            now,
                            List.of(before),
                            (index, entry) -> entries.add(new String(entry, StandardCharsets.UTF_8))))
                    .as("after crash %s", crash)
                    .isEmpty();
            assertThat(entries).hasSizeGreaterThanOrEqualTo(acknowledged.size());
            assertThat(entries.subList(0, acknowledged.size())).isEqualTo(acknowledged);
            acknowledged = entries;
            before = now;
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /** Whole lines: the last one may have been cut off by the kill. */
    private static List<String> lines(Path output) throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Checkpoint checkpoint(Path folder, SignerKey signer) throws IOException, MalformedLog {
        SignedNote note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        assertThat(signer.verifier().check(note)).isEqualTo(VerifierKey.Outcome.SIGNED);
        return Checkpoint.parse(note.text());
    }
}
