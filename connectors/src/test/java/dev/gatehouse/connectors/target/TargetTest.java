package dev.gatehouse.connectors.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutARepositoryIsItsFiles() throws IOException {
        write("a.yaml");

        try (Target target = open(folder.toString())) {
            assertThat(paths(target)).containsExactly("a.yaml");
            assertThat(target.repository()).isEmpty();
        }
    }

    @Test
    void aWorkTreeIsWhatGitDoesNotIgnore() throws IOException, GitAPIException {
        write("kept.yaml");
        write("build/out.yaml");
        write("tracked/in.yaml");
        write("notes.log");
        write("sub/other.log");
        Files.writeString(folder.resolve(".gitignore"), "build/\ntracked/\n*.log\n!/notes.log\n");
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern("kept.yaml").addFilepattern(".gitignore").call();
            git.commit()
                    .setMessage("First")
                    .setSign(false)
                    .setAuthor("Ada Example", "ada@example.com")
                    .call();
            track(git, "tracked/in.yaml");
        }

        try (Target target = open(folder.toString())) {
            assertThat(paths(target)).containsExactly(".gitignore", "kept.yaml", "notes.log", "tracked/in.yaml");
            assertThat(target.repository()).isPresent();
        }
    }

    @Test
    void aFolderInARepositoryKnowsItsPlace() throws IOException, GitAPIException {
        write("apps/a.yaml");
        write("other.yaml");
        commitAll();

        try (Target target = open(folder.resolve("apps").toString())) {
            assertThat(target.prefix()).isEqualTo("apps");
            assertThat(paths(target)).containsExactly("a.yaml");
        }
    }

    @Test
    void aFolderThatItsRepositoryDoesNotHoldHasNoHistory() throws IOException, GitAPIException {
        write("a.yaml");
        commitAll();
        write("new/b.yaml");

        try (Target target = open(folder.resolve("new").toString())) {
            assertThat(target.repository()).isEmpty();
            assertThat(paths(target)).containsExactly("b.yaml");
        }
    }

    @Test
    void aBareRepositoryIsTheFilesOfItsHead(@TempDir Path bare) throws IOException, GitAPIException {
        write("apps/a.yaml");
        Files.createSymbolicLink(folder.resolve("out"), Path.of("../../etc/app.yaml"));
        Files.createSymbolicLink(folder.resolve("shared"), Path.of("../shared"));
        Files.createSymbolicLink(folder.resolve("apps/in"), Path.of("a.yaml"));
        commitAll();
        Path repository = bare.resolve("deploy.git");
        Git.cloneRepository()
                .setURI(folder.toUri().toString())
                .setDirectory(repository.toFile())
                .setBare(true)
                .call()
                .close();

        try (Target target = open(repository.toString())) {
            assertThat(target.folder()).isEmpty();
            assertThat(target.files().entries())
                    .extracting(FileTree.Entry::path, FileTree.Entry::type)
                    .containsExactly(
                            tuple("apps/a.yaml", FileTree.Type.FILE),
                            tuple("apps/in", FileTree.Type.LINK),
                            tuple("out", FileTree.Type.LINK_OUT),
                            tuple("shared", FileTree.Type.FOLDER_OUT));
            assertThat(target.files().read(target.files().entries().getFirst(), 100))
                    .asString()
                    .isEqualTo("x\n");
        }
    }

    @Test
    void aUrlIsClonedAndTheCloneGoesWhenItIsClosed() throws IOException, GitAPIException {
        write("a.yaml");
        commitAll();
        List<String> said = new ArrayList<>();

        Path clone;
        try (Target target = Target.open(folder.toUri().toString().replace("file:/", "file:///"), said::add)) {
            clone = target.repository().orElseThrow().getDirectory().toPath();
            assertThat(paths(target)).containsExactly("a.yaml");
            assertThat(clone).exists();
        }

        assertThat(clone).doesNotExist();
        assertThat(said).anyMatch(line -> line.startsWith("cloning file:///"));
    }

    @Test
    void anEmptyRepositoryHasNoFiles() throws GitAPIException {
        Git.init().setDirectory(folder.toFile()).setBare(true).call().close();

        try (Target target = open(folder.toString())) {
            assertThat(target.files().entries()).isEmpty();
        }
    }

    @Test
    void aGitFileThatLeadsNowhereLeavesTheFiles() throws IOException {
        write("a.yaml");
        Files.writeString(folder.resolve(".git"), "gitdir: /nowhere\n");

        try (Target target = open(folder.toString())) {
            assertThat(paths(target)).containsExactly("a.yaml");
            assertThat(target.noHistory()).isEqualTo("its .git is no repository");
        }
    }

    @Test
    void anUnreadableConfigurationLeavesTheFiles() throws IOException, GitAPIException {
        write("a.yaml");
        commitAll();
        Files.writeString(folder.resolve(".git/config"), "[core");

        try (Target target = open(folder.toString())) {
            assertThat(paths(target)).containsExactly("a.yaml");
            assertThat(target.noHistory()).startsWith("its .git can't be read: ");
        }
    }

    @Test
    void aRepositoryOfSha256IsNamed() throws IOException, GitAPIException {
        write("a.yaml");
        commitAll();
        Files.writeString(
                folder.resolve(".git/config"),
                "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectformat = sha256\n");

        try (Target target = open(folder.toString())) {
            assertThat(target.noHistory()).contains("sha256");
        }
    }

    @Test
    void aSparseCheckoutIsNamed() throws IOException, GitAPIException, InterruptedException {
        write("a.yaml");
        write("b.yaml");
        commitAll();
        leaveOut("b.yaml");
        Files.delete(folder.resolve("b.yaml"));

        try (Target target = open(folder.toString())) {
            assertThat(target.files().leftOut())
                    .containsExactly(new FileTree.LeftOut(
                            "b.yaml", "left out by a sparse checkout", "git sparse-checkout disable"));
        }
    }

    @Test
    void aSubmoduleThatIsNotCheckedOutIsNamed() throws IOException, GitAPIException, InterruptedException {
        write("a.yaml");
        commitAll();
        git("update-index", "--add", "--cacheinfo", "160000,0123456789012345678901234567890123456789,vendor/base");
        git("commit", "-q", "--no-gpg-sign", "-m", "Add vendor/base");
        Files.createDirectories(folder.resolve("vendor/base"));

        try (Target target = open(folder.toString())) {
            assertThat(target.files().leftOut())
                    .containsExactly(new FileTree.LeftOut(
                            "vendor/base", "a submodule that is not checked out", "git submodule update --init"));
        }
        try (Target target = open(folder.resolve(".git").toString())) {
            assertThat(target.files().leftOut())
                    .containsExactly(new FileTree.LeftOut(
                            "vendor/base", "a submodule, whose files are in another repository", ""));
        }
    }

    @Test
    void aRepositoryWithoutACheckoutIsNamed() throws IOException, GitAPIException {
        write("a.yaml");
        commitAll();
        Files.delete(folder.resolve("a.yaml"));
        Files.delete(folder.resolve(".git/index"));

        try (Target target = open(folder.toString())) {
            assertThat(target.files().leftOut())
                    .singleElement()
                    .extracting(FileTree.LeftOut::reason)
                    .asString()
                    .startsWith("nothing is checked out");
        }
    }

    @Test
    void aDamagedTreeIsNamed() throws IOException, GitAPIException {
        write("a.yaml");
        commitAll();
        String tree;
        try (Git git = Git.open(folder.toFile())) {
            tree = git.getRepository().resolve("HEAD^{tree}").name();
        }
        Path object = folder.resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2));
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "no object");

        try (Target target = open(folder.resolve(".git").toString())) {
            assertThat(target.files().leftOut())
                    .singleElement()
                    .extracting(FileTree.LeftOut::reason)
                    .asString()
                    .startsWith("the commit's files");
        }
    }

    @Test
    void aFileIsNoTarget() throws IOException {
        write("a.yaml");

        assertThatThrownBy(() -> open(folder.resolve("a.yaml").toString()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("a.yaml is a file");
    }

    @Test
    void aPathThatIsNotThereIsNoTarget() {
        assertThatThrownBy(() -> open(folder.resolve("missing").toString()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("no such folder: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/x.git", "git://localhost/x.git", "ext::sh -c id", "s3://bucket/x"})
    void onlySafeTransportsAreTaken(String url) {
        assertThatThrownBy(() -> open(url)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aFailedCloneNeverShowsCredentials() {
        assertThatThrownBy(() -> open("https://someone:hunter2@localhost:1/x.git"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("can't clone https://localhost:1/x.git")
                .message()
                .doesNotContain("hunter2");
    }

    private static Target open(String where) {
        return Target.open(where, _ -> {});
    }

    private static List<String> paths(Target target) {
        return target.files().entries().stream().map(FileTree.Entry::path).toList();
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x\n");
    }

    private void commitAll() throws GitAPIException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("First")
                    .setSign(false)
                    .setAuthor("Ada Example", "ada@example.com")
                    .call();
        }
    }

    /** Marks a file as {@code git sparse-checkout} does. */
    private void leaveOut(String path) throws IOException, InterruptedException {
        git("update-index", "--skip-worktree", path);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Ada Example"));
        command.addAll(List.of("-c", "user.email=ada@example.com"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(output).isZero();
    }

    /** Tracks a file although it is ignored, as {@code git add --force} does. */
    private static void track(Git git, String path) throws IOException {
        var repository = git.getRepository();
        var index = repository.lockDirCache();
        var builder = index.builder();
        builder.keep(0, index.getEntryCount());
        var entry = new org.eclipse.jgit.dircache.DirCacheEntry(path);
        entry.setFileMode(org.eclipse.jgit.lib.FileMode.REGULAR_FILE);
        try (var inserter = repository.newObjectInserter()) {
            entry.setObjectId(inserter.insert(org.eclipse.jgit.lib.Constants.OBJ_BLOB, new byte[] {'x', '\n'}));
            inserter.flush();
        }
        builder.add(entry);
        builder.commit();
    }
}
