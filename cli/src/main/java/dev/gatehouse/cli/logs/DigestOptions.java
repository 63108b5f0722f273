package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.logs.digests.DigestFile;
import dev.gatehouse.connectors.logs.digests.DigestKeys;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.LogDigest;
import dev.gatehouse.model.access.LogDigest.DeliveredLog;
import dev.gatehouse.practices.accesslog.gaps.DigestChain;
import dev.gatehouse.practices.accesslog.gaps.Gap;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** CloudTrail's digests, in a folder or among the logs, and what they say of the logs. */
final class DigestOptions {

    private static final int MOST = 100_000;
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--digests",
            paramLabel = "DIR",
            order = 13,
            description = "CloudTrail's digests: their chain and the logs' hashes are verified. Digests may also stand"
                    + " among the logs.")
    private @Nullable Path folder;

    @Option(
            names = "--digest-keys",
            paramLabel = "FILE",
            order = 14,
            description = "The keys that CloudTrail signs digests with, as `aws cloudtrail list-public-keys` prints"
                    + " them.")
    private @Nullable Path keys;

    private final List<Path> digests = new ArrayList<>();

    /** Takes the digests out of the files of a call; the rest are logs. */
    List<String> logsOf(List<String> files) {
        List<String> logs = new ArrayList<>();
        for (String file : files) {
            if (file.equals(STANDARD_INPUT) || !isDigest(Path.of(file))) {
                logs.add(file);
            } else {
                digests.add(Path.of(file));
            }
        }
        return logs;
    }

    private static boolean isDigest(Path file) {
        try {
            return Files.isRegularFile(file) && DigestFile.isDigest(file);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether there is anything to verify by. */
    boolean any() {
        return folder != null || !digests.isEmpty();
    }

    /**
     * Verifies.
     *
     * @param logs the files that are CloudTrail's
     * @param run is told what could not be verified
     */
    List<Gap> verify(List<String> logs, Console console, LogInputs.Run run) {
        List<LogDigest> read = new ArrayList<>();
        for (Path digest : files()) {
            try {
                read.add(DigestFile.read(digest));
            } catch (IOException unreadable) {
                console.err()
                        .println(Plain.line(
                                "gatehouse: the digest " + digest + " can't be read: " + unreadable.getMessage()));
                run.unfinished();
            }
        }
        List<DeliveredLog> delivered = new ArrayList<>();
        for (String log : logs) {
            try {
                delivered.add(new DeliveredLog(log, DigestFile.hash(Path.of(log))));
            } catch (IOException unreadable) {
                run.unfinished();
            }
        }
        DigestChain.Judged judged = DigestChain.judge(read, delivered, keys());
        if (judged.unchecked() > 0) {
            unverified(
                    "the signatures of " + judged.unchecked() + " digests are not checked: no key for them",
                    "Give them with --digest-keys.",
                    console,
                    run);
        }
        for (String digest : judged.unsigned()) {
            unverified(
                    "nothing signs the last digest, " + digest + ": it and its hour may have been changed",
                    "Its signature is in the object's metadata; write what `aws s3api head-object` prints to " + digest
                            + ".signature.",
                    console,
                    run);
        }
        return judged.gaps();
    }

    private static void unverified(String why, String remedy, Console console, LogInputs.Run run) {
        console.err().println(Plain.line("gatehouse: " + why + ". " + remedy));
        run.unverified(why, remedy);
    }

    private List<Path> files() {
        List<Path> all = new ArrayList<>(digests);
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw new InvalidInput("--digests " + folder + " is no folder");
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(DigestOptions::isDigest).sorted().limit(MOST).forEach(all::add);
            } catch (IOException unreadable) {
                throw new InvalidInput("can't read the folder " + folder + ": " + unreadable.getMessage());
            }
            if (all.isEmpty()) {
                throw new InvalidInput("no digest of CloudTrail in " + folder);
            }
        }
        return all.stream().distinct().toList();
    }

    private Map<String, PublicKey> keys() {
        if (keys == null) {
            return Map.of();
        }
        try {
            return DigestKeys.read(keys);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new InvalidInput(
                    keys + " holds no keys: " + unusable.getMessage(),
                    null,
                    null,
                    "Write it with: aws cloudtrail list-public-keys --output json.");
        }
    }
}
