package dev.gatehouse.ledger;

import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.store.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a ledger lies.
 *
 * @param root holds {@code log}, which anyone may see, and {@code private}, which only its owner may
 */
public record LedgerFolder(Path root) {

    private static final String SIGNER = "signer";

    /** The files that may be served: checkpoint, tiles, verifier key. */
    public Path log() {
        return root.resolve("log");
    }

    /** The signing key, the journal, and what tells who the people are. */
    public Path state() {
        return root.resolve("private");
    }

    /** The verifier key, in a file beside the checkpoint. */
    public Path key() {
        return log().resolve("key");
    }

    /** Whether there is a ledger. */
    public boolean exists() {
        return Files.exists(state().resolve(SIGNER));
    }

    /** Makes the folders, the private one for its owner alone. */
    void create(SignerKey signer) throws IOException {
        Files.createDirectories(log());
        Files.createDirectories(state());
        ownerOnly(state(), "rwx------");
        Path file = state().resolve(SIGNER);
        Files.createFile(file);
        ownerOnly(file, "rw-------");
        Files.writeString(file, signer.secret() + "\n");
        DurableFile.putDurably(key(), (signer.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void ownerOnly(Path file, String permissions) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    SignerKey signer() throws IOException {
        try {
            return SignerKey.parse(Files.readString(state().resolve(SIGNER)).strip());
        } catch (MalformedLog malformed) {
            throw new IOException(state().resolve(SIGNER) + " holds " + malformed.why(), malformed);
        }
    }
}
