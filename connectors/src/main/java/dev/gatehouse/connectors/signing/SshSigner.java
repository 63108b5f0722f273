package dev.gatehouse.connectors.signing;

import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final int LARGEST_KEY = 64 * 1024;

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
     * Its public key: what lies beside it with the ending {@code .pub}, the file itself where it is public, or what
     * {@code ssh-keygen -y} says.
     *
     * @throws InvalidInput where it can't be told
     */
    public SshPublicKey publicKey() {
        for (Path file : List.of(key.resolveSibling(key.getFileName() + ".pub"), key)) {
            Optional<SshPublicKey> read = Optional.empty();
            try {
                boolean small = Files.isRegularFile(file) && Files.size(file) <= LARGEST_KEY;
                read = small ? SshPublicKey.parse(Files.readString(file, StandardCharsets.ISO_8859_1)) : read;
            } catch (IOException unreadable) {
                // the next way may do
            }
            if (read.isPresent()) {
                return read.get();
            }
        }
        String told = new String(run(List.of("-y"), new byte[0]), StandardCharsets.US_ASCII);
        return SshPublicKey.parse(told.strip())
                .orElseThrow(() -> new InvalidInput("ssh-keygen does not tell the public key of " + key));
    }

    /**
     * Signs a message.
     *
     * @param namespace what the signature is for: it means nothing for anything else
     * @return the armoured signature
     * @throws InvalidInput where the key can't be used, or {@code ssh-keygen} is not installed
     */
    public String sign(String namespace, byte[] message) {
        byte[] armored = run(List.of("-Y", "sign", "-q", "-n", namespace), message);
        if (SshSignature.parse(armored).filter(s -> s.fits(message)).isEmpty()) {
            throw new InvalidInput("ssh-keygen made no signature with " + key);
        }
        return new String(armored, StandardCharsets.US_ASCII);
    }

    private byte[] run(List<String> options, byte[] message) {
        Process process = start(options);
        CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
        CompletableFuture<byte[]> result = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(message);
            } catch (IOException refused) {
                // what it says on its error stream tells why
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new InvalidInput("ssh-keygen did not end within " + MINUTES + " minutes");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("ssh-keygen was interrupted");
        } finally {
            if (process.isAlive()) {
                process.destroyForcibly();
            }
        }
        if (process.exitValue() != 0) {
            String why = new String(errors.join(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .filter(line -> !line.startsWith("@"))
                    .findFirst()
                    .orElse("");
            throw new InvalidInput("ssh-keygen could not sign with " + key + (why.isEmpty() ? "" : ": " + why));
        }
        return result.join();
    }

    private Process start(List<String> options) {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(options);
        command.addAll(List.of("-f", key.toString()));
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
