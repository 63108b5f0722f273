package dev.gatehouse.engines.tlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.MerkleProof;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import dev.gatehouse.engines.tlog.tile.TilePath;
import dev.gatehouse.engines.tlog.tile.TileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that appends, with SIGKILL, at instants that nobody chose: a few times here, as often as the system
 * property {@code tlog.crashes} says in {@code bench/ledger}. After each, what was acknowledged is at its place and the
 * log goes on from what it was; all of it is read again after every one of a few, and every fiftieth of many.
 */
class CrashTest {

    private static final int CRASHES = Integer.getInteger("tlog.crashes", 6);
    private static final int AUDITED = CRASHES < 50 ? 1 : 50;

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
        Random random = new Random(CRASHES);
        Checkpoint before = checkpoint(folder, signer);
        long acknowledged = 0;
        for (int crash = 0; crash < CRASHES; crash++) {
            List<String> lines = untilKilled(folder, state, key, crash, random.nextInt(400));
            LogStore.open(folder, state, signer).close();
            Checkpoint now = checkpoint(folder, signer);
            assertThat(now.size() - before.size()).as("crash %s", crash).isGreaterThanOrEqualTo(lines.size());
            assertThere(folder, before.size(), now.size(), lines);
            assertGoesOn(folder, before, now);
            if (crash % AUDITED == 0 || crash == CRASHES - 1) {
                assertThat(LogAudit.of(new FolderSource(folder), now, List.of(before), (index, entry) -> {}))
                        .as("after crash %s", crash)
                        .isEmpty();
            }
            acknowledged += lines.size();
            before = now;
        }
        assertThat(acknowledged).isPositive();
    }

    /** What a process acknowledged until it was killed, so many milliseconds after the first. */
    private List<String> untilKilled(Path folder, Path state, Path key, int seed, int delay)
            throws IOException, InterruptedException {
        Path output = root.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        folder.toString(),
                        state.toString(),
                        key.toString(),
                        String.valueOf(seed))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Files.size(output) == 0 && process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        Thread.sleep(delay);
        process.destroyForcibly().waitFor();
        assertThat(process.exitValue()).as("killed, not failed").isEqualTo(128 + 9);
        return lines(output);
    }

    /** Each line has the index at which its entry is in the log, one after the other from what was there before. */
    private static void assertThere(Path folder, long from, long size, List<String> lines)
            throws IOException, MalformedLog {
        TileReader reader = new TileReader(new FolderSource(folder), size);
        List<byte[]> bundle = List.of();
        for (int i = 0; i < lines.size(); i++) {
            long index = from + i;
            if (i == 0 || index % TilePath.WIDTH == 0) {
                bundle = reader.entries(TilePath.in(TilePath.ENTRIES, index / TilePath.WIDTH, size));
            }
            String entry = new String(bundle.get((int) (index % TilePath.WIDTH)), StandardCharsets.UTF_8);
            assertThat(index + " " + entry).isEqualTo(lines.get(i));
        }
    }

    private static void assertGoesOn(Path folder, Checkpoint before, Checkpoint now) throws IOException, MalformedLog {
        TileReader reader = new TileReader(new FolderSource(folder), now.size());
        assertThat(MerkleProof.consistent(
                        before.size(), now.size(), reader.consistency(before.size()), before.root(), now.root()))
                .isTrue();
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
