package dev.gatehouse.cli.signature;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.signing.SshSigner;
import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The key that somebody signs statements with.
 *
 * @param owner whose it is, by the baseline
 * @param key its public half, or a certificate of it
 */
public record SigningKey(SshSigner signer, SshPublicKey key, Person owner) {

    /**
     * The key that is given, or the one that Git signs with, or the usual one.
     *
     * @throws InvalidInput where there is none, or it is nobody's
     */
    public static SigningKey of(
            @Nullable Path given, Repository repository, Console console, Signers signers, Instant at) {
        return of(given != null ? given : usual(repository, console), signers, at);
    }

    /**
     * A key; a certificate beside it where only that tells whose it is.
     *
     * @throws InvalidInput where there is none, or it is nobody's
     */
    public static SigningKey of(Path file, Signers signers, Instant at) {
        SshSigner signer = new SshSigner(file);
        SshPublicKey key = signer.publicKey();
        Signers.Owner owner = signers.owner(key, at);
        Path certificate = file.resolveSibling(file.getFileName() + "-cert.pub");
        if (owner.person() == null && Files.isRegularFile(certificate)) {
            signer = new SshSigner(certificate);
            key = signer.publicKey();
            owner = signers.owner(key, at);
        }
        if (owner.person() == null) {
            throw new InvalidInput(
                    file + " is " + owner.refusal(), null, null, "Declare it in `signingKeys` of whose it is.");
        }
        return new SigningKey(signer, key, owner.person());
    }

    /**
     * The same, of somebody who was named.
     *
     * @throws InvalidInput where it is another's
     */
    public SigningKey of(String name) {
        if (!owner.name().equals(name)) {
            throw new InvalidInput("the key is of " + owner.name() + ", not of " + name);
        }
        return this;
    }

    private static Path usual(Repository repository, Console console) {
        String configured = repository.getConfig().getString("user", null, "signingKey");
        if (configured != null && Files.isRegularFile(Path.of(configured))) {
            return Path.of(configured);
        }
        Path home = Path.of(console.environment().getOrDefault("HOME", ""));
        for (String name : List.of("id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_rsa")) {
            Path usual = home.resolve(".ssh").resolve(name);
            if (Files.isRegularFile(usual)) {
                return usual;
            }
        }
        throw new InvalidInput("no SSH key to sign with", null, null, "Name yours with --key FILE.");
    }

    /**
     * Signs a statement.
     *
     * @throws InvalidInput where the key can't be used, or is not the one that its public half says
     */
    public SignedStatement sign(Statement statement) {
        return sign(statement.text());
    }

    /** Signs the text of a statement. */
    public SignedStatement sign(String text) {
        return new SignedStatement(text, sign(Statement.NAMESPACE, text));
    }

    /**
     * Signs a text.
     *
     * @param namespace what the signature is for
     * @return the armoured signature
     */
    public String sign(String namespace, String text) {
        String armored = signer.sign(namespace, text.getBytes(StandardCharsets.UTF_8));
        SshSignature made = SshSignature.parse(armored.getBytes(StandardCharsets.US_ASCII))
                .filter(each -> each.key().bare().equals(key.bare()))
                .orElseThrow(() ->
                        new InvalidInput("the private key is not the one of the public key " + key.fingerprint()));
        if (made.presenceMissing()) {
            throw new InvalidInput("the security key signed without being touched, which counts for nothing");
        }
        return armored;
    }
}
