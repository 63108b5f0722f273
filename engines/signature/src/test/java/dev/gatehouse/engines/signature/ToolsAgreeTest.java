package dev.gatehouse.engines.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.engines.signature.Verification.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What git, ssh-keygen and gpg make is valid here, and what is made here is valid there. */
class ToolsAgreeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void gitSignsCommitsAndTagsWithSsh(String type) throws IOException {
        assumeTrue(installed("ssh-keygen"), "ssh-keygen is not installed");
        run("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "ada@example.com", "-f", "key");
        git("init", "-q", "-b", "main");
        git("config", "gpg.format", "ssh");
        git("config", "user.signingkey", folder.resolve("key").toString());
        signAndVerify(Files.readString(folder.resolve("key.pub")));
    }

    @Test
    void gitSignsCommitsAndTagsWithOpenPgp() throws IOException {
        assumeTrue(installed("gpg"), "gpg is not installed");
        Files.createDirectory(folder.resolve("gnupg"));
        assertThat(folder.resolve("gnupg").toFile().setReadable(false, false)).isTrue();
        assertThat(folder.resolve("gnupg").toFile().setReadable(true, true)).isTrue();
        run("gpg", "--batch", "--passphrase", "", "--quick-gen-key", "ada@example.com", "ed25519", "cert", "never");
        String primary = run("gpg", "--batch", "--list-keys", "--with-colons")
                .lines()
                .filter(l -> l.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":", -1)[9];
        run("gpg", "--batch", "--passphrase", "", "--quick-add-key", primary, "rsa2048", "sign", "never");
        git("init", "-q", "-b", "main");
        git("config", "user.signingkey", primary);
        signAndVerify(run("gpg", "--armor", "--export", primary));
        run("gpgconf", "--kill", "gpg-agent");
    }

    private void signAndVerify(String publicKey) {
        git("commit", "-q", "--allow-empty", "-S", "-m", "Signed");
        git("tag", "-s", "-m", "Release", "v1");
        Keyring.Builder builder = Keyring.builder();
        assertThat(builder.add("Ada Example", List.of(), publicKey)).isEmpty();
        ObjectVerifier verifier = new ObjectVerifier(builder.build());
        Instant now = Instant.now().plusSeconds(60);

        byte[] commit = git("cat-file", "commit", "HEAD").getBytes(StandardCharsets.UTF_8);
        assertThat(verifier.verify(SignedObject.commit(commit), now).outcome()).isEqualTo(Outcome.VALID);
        byte[] tag = git("cat-file", "tag", "v1").getBytes(StandardCharsets.UTF_8);
        assertThat(verifier.verify(SignedObject.tag(tag), now).outcome()).isEqualTo(Outcome.VALID);

        byte[] forged =
                git("cat-file", "commit", "HEAD").replace("Signed", "Forged").getBytes(StandardCharsets.UTF_8);
        assertThat(verifier.verify(SignedObject.commit(forged), now).outcome()).isEqualTo(Outcome.INVALID);
    }

    @ParameterizedTest
    @EnumSource
    void sshKeygenVerifiesWhatIsSignedHere(SshSigner.Kind kind) throws IOException {
        assumeTrue(installed("ssh-keygen"), "ssh-keygen is not installed");
        SshSigner signer = new SshSigner(kind);
        String message = "hello";
        Files.writeString(folder.resolve("allowed"), "ada@example.com " + signer.publicKey() + "\n");
        Files.writeString(folder.resolve("signature"), signer.sign("git", message.getBytes(StandardCharsets.US_ASCII)));
        Files.writeString(folder.resolve("message"), message);
        Files.writeString(folder.resolve("key.pub"), signer.publicKey());
        String said = run(
                folder.resolve("message"),
                List.of(
                        "ssh-keygen",
                        "-Y",
                        "verify",
                        "-f",
                        "allowed",
                        "-I",
                        "ada@example.com",
                        "-n",
                        "git",
                        "-s",
                        "signature"));
        assertThat(said).contains("Good \"git\" signature for ada@example.com");
        String fingerprint =
                SshPublicKey.parse(signer.publicKey()).orElseThrow().fingerprint();
        assertThat(run("ssh-keygen", "-l", "-f", "key.pub")).contains(fingerprint);
    }

    private boolean installed(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(null, command);
    }

    private String run(String... command) {
        return run(null, List.of(command));
    }

    private String run(Path input, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "HOME", folder.toString(),
                            "GNUPGHOME", folder.resolve("gnupg").toString(),
                            "GIT_CONFIG_NOSYSTEM", "1",
                            "GIT_AUTHOR_NAME", "Ada Example",
                            "GIT_AUTHOR_EMAIL", "ada@example.com",
                            "GIT_COMMITTER_NAME", "Ada Example",
                            "GIT_COMMITTER_EMAIL", "ada@example.com"));
            if (input != null) {
                builder.redirectInput(input.toFile());
            }
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("no end of " + command);
            }
            String said = Files.readString(output);
            assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
