package dev.gatehouse.connectors.signing;

import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Signs with an SSH key as {@code ssh-keygen -Y sign} does, by running it: so a key may have a passphrase, lie in an
 * agent or on a security key, and no private key is ever read here.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig">PROTOCOL.sshsig</a>
 */
public final class SshSigner {

    private static final int MINUTES = 5;

    private final Path key;

    /**
     * A signer.
     *
     * @param key a private key; or a public one, whose private one an agent has
     * @throws InvalidInput where there is no such file
     */
    public SshSigner(Path key) {
        if (!Files.isRegularFile(key)) {
            throw new InvalidInput(
                    "no key " + key, null, null, "Name a private key, or the public one of a key in your agent.");
        }
        this.key = key;
    }

    /**
     * Signs a message.
     *
     * @param namespace what the signature is for: it means nothing for anything else
     * @return the armoured signature
     * @throws InvalidInput where the key can't be used, or {@code ssh-keygen} is not installed
     */
    public String sign(String namespace, byte[] message) {
        Process process = start(namespace);
        CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
        CompletableFuture<byte[]> signature = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(message);
            } catch (IOException refused) {
                // what it says on its error stream tells why
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new InvalidInput("ssh-keygen did not sign within " + MINUTES + " minutes");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("ssh-keygen was interrupted");
        } finally {
            process.destroyForcibly();
        }
        byte[] armored = signature.join();
        if (process.exitValue() != 0
                || SshSignature.parse(armored).filter(s -> s.fits(message)).isEmpty()) {
            String why = new String(errors.join(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
            throw new InvalidInput("ssh-keygen could not sign with " + key + (why.isEmpty() ? "" : ": " + why));
        }
        return new String(armored, StandardCharsets.US_ASCII);
    }

    private Process start(String namespace) {
        List<String> command = List.of("ssh-keygen", "-Y", "sign", "-q", "-n", namespace, "-f", key.toString());
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException missing) {
            throw new InvalidInput("ssh-keygen can't be run", null, null, "Install OpenSSH 8.2 or newer.");
        }
    }

    private static byte[] all(InputStream in) {
        try (in) {
            return in.readNBytes(SshSignature.LARGEST);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
