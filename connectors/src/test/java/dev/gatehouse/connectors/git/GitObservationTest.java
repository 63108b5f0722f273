package dev.gatehouse.connectors.git;

import static dev.gatehouse.connectors.git.GitSandbox.commits;
import static dev.gatehouse.connectors.git.GitSandbox.facts;
import static dev.gatehouse.connectors.git.GitSandbox.gaps;
import static dev.gatehouse.connectors.git.GitSandbox.repository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.git.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitObservationTest {

    @TempDir
    private Path folder;

    private GitSandbox git() {
        return GitSandbox.init(folder.resolve("work"));
    }

    @Test
    void tellsWhoMadeACommitAndWhen() {
        Observed observed = git().commit("a.yaml", "a: 1\n").observe();
        Commit commit = commits(observed).getFirst();
        assertThat(commit.author().email()).isEqualTo("ada@example.com");
        assertThat(commit.committer().name()).isEqualTo("Grace Example");
        assertThat(commit.subject()).isEqualTo("Write a.yaml");
        assertThat(commit.branches()).containsExactly("main");
        assertThat(commit.parents()).isEmpty();
    }

    @Test
    void everythingOfAWholeCloneIsCovered() {
        Observed observed = git().commit("a.yaml", "a: 1\n").observe();
        assertThat(observed.coverage()).hasSize(3).allMatch(c -> c.reason().isEmpty());
    }

    @Test
    void whatCameByAMergeIsOnNoBranchsOwnLine() {
        GitSandbox git = git().commit("a", "1");
        git.git("checkout", "-q", "-b", "feature");
        git.commit("b", "1");
        String feature = git.head();
        git.git("checkout", "-q", "main");
        git.git("merge", "-q", "--no-ff", "-m", "Merge feature", "feature");
        List<Commit> commits = commits(git.observe());
        assertThat(commits).hasSize(3);
        assertThat(commits.stream().filter(Commit::merge).map(Commit::branches)).containsExactly(List.of("main"));
        assertThat(commits.stream().filter(c -> c.id().equals(feature)).map(Commit::branches))
                .containsExactly(List.of());
    }

    @Test
    void looksAtBranchesThatAreDeployedFrom() {
        GitSandbox git = git().commit("a", "1");
        git.git("checkout", "-q", "-b", "production");
        git.commit("b", "1");
        git.git("checkout", "-q", "main");
        assertThat(commits(git.observe())).hasSize(1);
        Observed observed = git.observe("", List.of(), List.of("production"));
        assertThat(commits(observed).stream().map(Commit::branches))
                .containsExactlyInAnyOrder(List.of("production"), List.of("main", "production"));
        assertThat(commits(git.observe("", List.of(), List.of("refs/heads/production"))))
                .hasSize(2);
    }

    @Test
    void namesABranchThatIsNotThere() {
        Observed observed = git().commit("a", "1").observe("", List.of(), List.of("production"));
        assertThat(gaps(observed, FactKind.COMMIT))
                .containsExactly(
                        "`production`, which is deployed from, is no branch or tag of this clone | run `git fetch origin`");
    }

    @Test
    void listsBranchesAndTags() {
        GitSandbox git = git().commit("a", "1");
        String first = git.head();
        git.git("tag", "light");
        git.git("tag", "-m", "Release", "annotated");
        List<Reference> references = facts(git.observe(), Reference.class);
        assertThat(references.stream().map(Reference::name))
                .containsExactly("refs/heads/main", "refs/tags/annotated", "refs/tags/light");
        assertThat(references.stream().map(Reference::commit).distinct()).containsExactly(first);
        assertThat(references.stream().filter(Reference::annotated).map(Reference::name))
                .containsExactly("refs/tags/annotated");
    }

    @Test
    void aTagOfAFileIsNoReferenceToACommit() {
        GitSandbox git = git().commit("a", "1");
        git.git("tag", "file", git.git("rev-parse", "HEAD:a").strip());
        assertThat(facts(git.observe(), Reference.class).stream().map(Reference::name))
                .containsExactly("refs/heads/main");
    }

    @Test
    void aCloneKnowsTheDefaultBranchOfItsRemote() {
        GitSandbox origin = git().commit("a", "1");
        origin.git("branch", "-m", "trunk");
        GitSandbox clone = GitSandbox.at(folder.resolve("clone"));
        clone.git("clone", "-q", origin.folder().toString(), ".");
        clone.git("checkout", "-q", "-b", "feature");
        clone.commit("b", "1");
        Observed observed = clone.observe();
        assertThat(repository(observed).defaultBranch()).isEqualTo("trunk");
        assertThat(repository(observed).branch()).isEqualTo("feature");
        assertThat(repository(observed).commits()).isEqualTo(2);
        assertThat(commits(observed)).hasSize(1);
    }

    @Test
    void aDetachedHeadHasNoBranch() {
        GitSandbox git = git().commit("a", "1");
        git.git("checkout", "-q", "--detach");
        GitRepository repository = repository(git.observe());
        assertThat(repository.branch()).isNull();
        assertThat(repository.defaultBranch()).isEqualTo("main");
        assertThat(repository.head()).isEqualTo(git.head());
    }

    @Test
    void aDetachedHeadWithoutAnyBranchIsNamed() {
        GitSandbox git = git().commit("a", "1");
        git.git("checkout", "-q", "--detach");
        git.git("branch", "-q", "-D", "main");
        Observed observed = git.observe();
        assertThat(commits(observed)).hasSize(1);
        assertThat(gaps(observed, FactKind.COMMIT)).singleElement().asString().contains("git remote set-head");
    }

    @Test
    void anEmptyRepositoryHasNoCommits() {
        Observed observed = git().observe();
        assertThat(repository(observed).head()).isNull();
        assertThat(repository(observed).branch()).isEqualTo("main");
        assertThat(commits(observed)).isEmpty();
        assertThat(gaps(observed, FactKind.COMMIT)).isEmpty();
    }

    @Test
    void aShallowCloneIsNamedWithItsRemedy() {
        GitSandbox origin = git().commit("a", "1").commit("b", "1");
        GitSandbox clone = GitSandbox.at(folder.resolve("clone"));
        clone.git("clone", "-q", "--depth", "1", origin.folder().toUri().toString(), ".");
        Observed observed = clone.observe();
        assertThat(repository(observed).shallow()).isTrue();
        assertThat(repository(observed).commits()).isEqualTo(1);
        assertThat(gaps(observed, FactKind.COMMIT))
                .containsExactly("a shallow clone: its history is cut off | run `git fetch --unshallow`");
        assertThat(gaps(observed, FactKind.REFERENCE)).isEmpty();
    }

    @Test
    void aPartialCloneIsNamedWithItsRemedy() {
        GitSandbox origin = git().commit("a", "1");
        origin.git("config", "uploadpack.allowFilter", "true");
        GitSandbox clone = GitSandbox.at(folder.resolve("clone"));
        clone.git(
                "clone",
                "-q",
                "--filter=blob:none",
                "--no-checkout",
                origin.folder().toUri().toString(),
                ".");
        Observed observed = clone.observe();
        assertThat(repository(observed).partial()).isTrue();
        assertThat(gaps(observed, FactKind.COMMIT))
                .containsExactly(
                        "a partial clone: some objects were left at the remote | clone again without --filter");
    }

    @Test
    void aFoldersCommitsAreThoseThatChangeIt() {
        GitSandbox git =
                git().commit("clusters/prod/a", "1").commit("other", "1").commit("clusters/prod/b", "1");
        git.git("checkout", "-q", "-b", "feature", "HEAD~1");
        git.commit("clusters/prod/c", "1");
        git.git("checkout", "-q", "main");
        git.git("merge", "-q", "--no-ff", "-m", "Merge feature", "feature");
        Observed observed = git.observe("clusters/prod", List.of(), List.of());
        assertThat(commits(observed).stream().map(Commit::subject))
                .containsExactlyInAnyOrder(
                        "Merge feature", "Write clusters/prod/c", "Write clusters/prod/b", "Write clusters/prod/a");
        assertThat(repository(observed).commits()).isEqualTo(4);
    }

    @Test
    void theRemotesUrlHasNoCredentials() {
        GitSandbox git = git().commit("a", "1");
        git.git("remote", "add", "origin", "https://ada:hunter2@git.example.com/acme/deploy.git?token=x");
        Observed observed = git.observe();
        assertThat(repository(observed).remote()).isEqualTo("https://git.example.com/acme/deploy.git");
        assertThat(observed.toString()).doesNotContain("hunter2");
    }

    @Test
    void aMissingCommitEndsTheHistoryAndIsNamed() throws IOException {
        GitSandbox git = git().commit("a", "1").commit("b", "1").commit("c", "1");
        delete(git, git.git("rev-parse", "HEAD~1").strip());
        Observed observed = git.observe();
        assertThat(gaps(observed, FactKind.COMMIT)).singleElement().asString().contains("is missing | run `git fsck`");
        assertThat(repository(observed).head()).isEqualTo(git.head());
    }

    @Test
    void aDamagedCommitIsNamed() throws IOException {
        GitSandbox git = git().commit("a", "1").commit("b", "1");
        Path object = object(git, git.head());
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "no object");
        assertThat(gaps(git.observe(), FactKind.COMMIT))
                .singleElement()
                .asString()
                .contains("can't be read");
    }

    @Test
    void aReferenceToNothingIsNamed() throws IOException {
        GitSandbox git = git().commit("a", "1");
        Files.writeString(git.folder().resolve(".git/refs/heads/broken"), "0123456789012345678901234567890123456789\n");
        Observed observed = git.observe();
        assertThat(gaps(observed, FactKind.REFERENCE))
                .singleElement()
                .asString()
                .contains("refs/heads/broken");
        assertThat(commits(observed)).hasSize(1);
    }

    @Test
    void aHeadThatNamesNoCommitIsNamedWhereThereAreOthers() throws IOException {
        GitSandbox git = git().commit("a", "1");
        Files.writeString(git.folder().resolve(".git/HEAD"), "ref: refs/heads/nowhere\n");
        assertThat(gaps(git.observe(), FactKind.COMMIT))
                .singleElement()
                .asString()
                .contains("`refs/heads/nowhere`");
    }

    @Test
    void aBranchThatWasCutShortIsNamed() throws IOException {
        GitSandbox git = git().commit("a", "1");
        Files.writeString(git.folder().resolve(".git/refs/heads/main"), "");
        assertThat(gaps(git.observe(), FactKind.COMMIT))
                .singleElement()
                .asString()
                .contains("`refs/heads/main`");
    }

    @Test
    void controlCharactersDoNotComeThrough() {
        GitSandbox git = git().commit("a", "1");
        git.git("commit", "-q", "--allow-empty", "-m", "Red \u001b[31malert\u0007");
        assertThat(commits(git.observe()).getFirst().subject()).isEqualTo("Red  [31malert");
    }

    private static void delete(GitSandbox git, String id) throws IOException {
        Files.delete(object(git, id));
    }

    private static Path object(GitSandbox git, String id) {
        return git.folder().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    }
}
