package dev.gatehouse.connectors.git;

import static dev.gatehouse.connectors.git.GitSandbox.commits;
import static dev.gatehouse.connectors.git.GitSandbox.gaps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.Signature;
import dev.gatehouse.model.git.Signature.Format;
import dev.gatehouse.model.git.Signature.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitSignaturesTest {

    @TempDir
    private Path folder;

    private final SshSigner ada = new SshSigner();

    private GitSandbox git() {
        return GitSandbox.init(folder.resolve("work")).commit("a", "1");
    }

    private static Signature newest(Observed observed) {
        return commits(observed).stream()
                .filter(c -> c.subject().equals("Signed"))
                .findFirst()
                .orElseThrow()
                .signature();
    }

    private KnownSigner known() {
        return new KnownSigner(
                "Ada Example", List.of("ada@example.com"), List.of(ada.publicKey() + " comment"), List.of());
    }

    @Test
    void aKnownPersonsIsValid() {
        GitSandbox git = git();
        git.commitSigned(ada, "git");
        Signature signature = newest(git.observe("", List.of(known()), List.of()));
        assertThat(signature.format()).isEqualTo(Format.SSH);
        assertThat(signature.state()).isEqualTo(State.VALID);
        assertThat(signature.signer()).isEqualTo("Ada Example");
        assertThat(signature.key()).startsWith("SHA256:");
    }

    @Test
    void aStrangersIsUnknown() {
        GitSandbox git = git();
        git.commitSigned(new SshSigner(), "git");
        Signature signature = newest(git.observe("", List.of(known()), List.of()));
        assertThat(signature.state()).isEqualTo(State.UNKNOWN_KEY);
        assertThat(signature.signer()).isNull();
    }

    @Test
    void aSignatureForAnotherPurposeIsInvalid() {
        GitSandbox git = git();
        git.commitSigned(ada, "file");
        assertThat(newest(git.observe("", List.of(known()), List.of())).state()).isEqualTo(State.INVALID);
    }

    @Test
    void anUnsignedCommitHasNone() {
        assertThat(commits(git().observe()).getFirst().signature()).isEqualTo(Signature.NONE);
    }

    @Test
    void allowedSignersOfHeadAreKnown() {
        GitSandbox git = git().commit(".github/allowed_signers", "grace@example.com " + ada.publicKey() + "\n");
        git.commitSigned(ada, "git");
        Signature signature = newest(git.observe());
        assertThat(signature.state()).isEqualTo(State.VALID);
        assertThat(signature.signer()).isEqualTo("grace@example.com");
    }

    @Test
    void anAllowedSignerIsCalledByTheNameThatIsDeclared() {
        GitSandbox git = git().commit("allowed_signers", "ada@example.com " + ada.publicKey() + "\n");
        git.commitSigned(ada, "git");
        KnownSigner otherKey = new KnownSigner(
                "Ada Example", List.of("ada@example.com"), List.of(new SshSigner().publicKey()), List.of());
        assertThat(newest(git.observe("", List.of(otherKey), List.of())).signer())
                .isEqualTo("Ada Example");
    }

    @Test
    void allowedSignersOfTheClonesOwnConfigurationAreKnown() throws IOException {
        GitSandbox git = git();
        Path signers = folder.resolve("signers");
        Files.writeString(signers, "ada@example.com valid-before=\"20200101\" " + ada.publicKey() + "\n");
        git.git("config", "gpg.ssh.allowedSignersFile", signers.toString());
        git.commitSigned(ada, "git");
        assertThat(newest(git.observe()).state()).isEqualTo(State.EXPIRED_KEY);
    }

    @Test
    void aFileOfAllowedSignersThatIsNotThereIsNamed() {
        GitSandbox git = git();
        git.git("config", "gpg.ssh.allowedSignersFile", "nowhere");
        assertThat(gaps(git.observe(), FactKind.COMMIT))
                .singleElement()
                .asString()
                .contains("allowedSignersFile");
    }

    @Test
    void aKeyThatIsNoneIsNamed() {
        KnownSigner broken = new KnownSigner("Ada Example", List.of(), List.of("ssh-ed25519 AAAA"), List.of());
        assertThat(gaps(git().observe("", List.of(broken), List.of()), FactKind.COMMIT))
                .containsExactly("a key of Ada Example can't be used: no SSH or OpenPGP public key | null");
    }
}
