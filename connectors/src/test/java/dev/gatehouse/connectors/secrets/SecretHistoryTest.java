package dev.gatehouse.connectors.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.Observers;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretCandidate.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretHistoryTest {

    private static final String PASSWORD = "password = 8sKq-Wm4xPz2v\n";

    @TempDir
    Path folder;

    private Git git;

    @BeforeEach
    void make() throws GitAPIException {
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    private String commit(String author, String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().setUpdate(true).addFilepattern(".").call();
        PersonIdent who = new PersonIdent(
                author, "ada@example.com", Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.ofHours(2));
        RevCommit commit = git.commit()
                .setAuthor(who)
                .setCommitter(who)
                .setMessage(message)
                .setSign(false)
                .call();
        return commit.name();
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), content);
    }

    private Observed observed(String below) {
        Observers observers = new Observers(_ -> {});
        try (Target target = Target.open(folder.resolve(below).toString(), _ -> {})) {
            return observers.secrets(target, true, observers.files(target));
        }
    }

    private static List<SecretCandidate> candidates(Observed observed) {
        return observed.facts().stream()
                .filter(SecretCandidate.class::isInstance)
                .map(SecretCandidate.class::cast)
                .toList();
    }

    @Test
    void saysWhereASecretOfTheFilesCameFrom() throws Exception {
        write("app/old.ini", PASSWORD);
        String first = commit("Ada Example", "Add");
        Files.delete(folder.resolve("app/old.ini"));
        write("app/new.ini", "# moved\n" + PASSWORD);
        commit("Bob Example", "Move");

        SecretCandidate old = candidates(observed("")).get(1);
        SecretCandidate there = candidates(observed("")).getFirst();

        assertThat(there.presence()).isEqualTo(Presence.FILES);
        assertThat(there.origin().location()).hasToString("app/new.ini:2:12");
        assertThat(there.detail().trace().author()).isEqualTo("Bob Example");
        assertThat(there.detail().trace().inHead()).isTrue();
        assertThat(there.detail().trace().refs()).contains("refs/heads/main");
        assertThat(old.presence()).isEqualTo(Presence.HISTORY);
        assertThat(old.origin().location()).hasToString("app/old.ini:1:12");
        assertThat(old.detail().trace().commit()).isEqualTo(first);
        assertThat(old.detail().trace().date()).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(old.detail().redacted()).doesNotContain("8sKq");
    }

    @Test
    void aSecretThatIsNotCommittedHasNoTrace() throws Exception {
        write("README.md", "x\n");
        commit("Ada Example", "Begin");
        write("app.ini", PASSWORD);

        assertThat(candidates(observed(""))).singleElement().satisfies(candidate -> {
            assertThat(candidate.presence()).isEqualTo(Presence.FILES);
            assertThat(candidate.detail().trace()).isNull();
        });
    }

    @Test
    void ofAFolderOnlyItsOwnHistoryCounts() throws Exception {
        write("one/app.ini", PASSWORD);
        write("one/keep", "x\n");
        write("two/app.ini", "secret = Tq8w-Lm3xVz9p\n");
        commit("Ada Example", "Add");
        Files.delete(folder.resolve("one/app.ini"));
        Files.delete(folder.resolve("two/app.ini"));
        commit("Ada Example", "Remove");

        assertThat(candidates(observed("one")))
                .singleElement()
                .extracting(candidate -> candidate.origin().location().file())
                .isEqualTo("app.ini");
    }

    @Test
    void aDamagedObjectIsNamedInCoverage() throws Exception {
        write("app.ini", "a = b\n");
        commit("Ada Example", "Add");
        String blob = git.getRepository().resolve("HEAD:app.ini").name();
        Path object = folder.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2));
        Files.delete(object);

        assertThat(observed("").coverage())
                .filteredOn(c -> c.source().equals(Origin.GIT) && c.kind() == FactKind.SECRET_CANDIDATE)
                .singleElement()
                .satisfies(coverage -> {
                    assertThat(coverage.state()).isEqualTo(Coverage.State.PARTIAL);
                    assertThat(coverage.reason()).contains(blob);
                });
    }
}
