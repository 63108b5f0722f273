package dev.gatehouse.cli.ledger;

import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Verifier keys and small files that a call names. */
public final class KeyText {

    private static final int LARGEST = 1 << 20;

    private KeyText() {}

    /**
     * The key of a log, or a file of it.
     *
     * @throws InvalidInput where it is none
     */
    public static VerifierKey log(String text) {
        return of(text, VerifierKey.Kind.ED25519, "the key of a log");
    }

    static VerifierKey witness(String text) {
        return of(text, VerifierKey.Kind.COSIGNATURE, "the key of a witness (type 4)");
    }

    private static VerifierKey of(String text, VerifierKey.Kind kind, String what) {
        try {
            String line = isFile(text) ? new String(file(Path.of(text)), StandardCharsets.UTF_8).strip() : text;
            VerifierKey key = VerifierKey.parse(line);
            if (key.kind() != kind) {
                throw new InvalidInput(text + " is not " + what);
            }
            return key;
        } catch (MalformedLog malformed) {
            throw new InvalidInput(
                    "no verifier key: " + text + " (" + malformed.why() + ")",
                    null,
                    null,
                    "It is what `ledger init` printed, NAME+ID+BASE64, or a file of that.");
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    /** A small file's bytes. */
    static byte[] file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }
}
