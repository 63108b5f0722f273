package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The key that somebody signs statements with. {@code ssh-keygen} signs, so that agents and keys on tokens work; the
 * private key is never read here.
 *
 * @param file the private key, or a public one whose private half an agent has
 */
record SigningKey(Path file) {

    private static final int LARGEST = 1 << 16;

    /**
     * The key that is given, or the one that Git signs with, or the usual one.
     *
     * @throws InvalidInput where there is none
     */
    static SigningKey of(@Nullable Path given, Repository repository, Console console) {
        if (given != null) {
            if (!Files.isRegularFile(given)) {
                throw new InvalidInput("there is no key " + given);
            }
            return new SigningKey(given);
        }
        String configured = repository.getConfig().getString("user", null, "signingKey");
        if (configured != null && Files.isRegularFile(Path.of(configured))) {
            return new SigningKey(Path.of(configured));
        }
        Path home = Path.of(console.environment().getOrDefault("HOME", ""));
        for (String name : List.of("id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_rsa")) {
            Path usual = home.resolve(".ssh").resolve(name);
            if (Files.isRegularFile(usual)) {
                return new SigningKey(usual);
            }
        }
        throw new InvalidInput("no SSH key to sign with", null, null, "Name yours with --key FILE.");
    }

    /**
     * Whose key it is.
     *
     * @throws InvalidInput where nobody declared has it
     */
    Person owner(Signers signers) {
        String line = publicKey();
        Optional<SshPublicKey> key = SshPublicKey.parse(line);
        if (key.isEmpty()) {
            throw new InvalidInput(file + " is no SSH key");
        }
        return signers.owner(key.get())
                .orElseThrow(() -> new InvalidInput(
                        "nobody in the baseline has the key " + key.get().fingerprint() + " of " + file,
                        null,
                        null,
                        "Declare it in `signingKeys` of whose it is."));
    }

    private String publicKey() {
        Path beside = file.toString().endsWith(".pub") ? file : file.resolveSibling(file.getFileName() + ".pub");
        try {
            if (Files.isRegularFile(beside) && Files.size(beside) < LARGEST) {
                return Files.readString(beside);
            }
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + beside + ": " + unreadable.getMessage());
        }
        return run(List.of("ssh-keygen", "-y", "-f", file.toString()), "");
    }

    /** Signs a statement. */
    SignedStatement sign(Statement statement) {
        String text = statement.text();
        return new SignedStatement(
                text,
                run(List.of("ssh-keygen", "-q", "-Y", "sign", "-n", Statement.NAMESPACE, "-f", file.toString()), text));
    }

    private String run(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = new String(process.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new InvalidInput(
                        "ssh-keygen could not sign with " + file,
                        null,
                        null,
                        "Is it your private key, or its public half with an agent that has it?");
            }
            return out;
        } catch (IOException missing) {
            throw new InvalidInput("ssh-keygen can't be run: " + missing.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("interrupted");
        }
    }
}
