package dev.gatehouse.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

    @TempDir
    private Path folder;

    @Test
    void listsFilesByPathAndLeavesGitOut() throws IOException {
        write("b/c.yaml", "x");
        write("a.yaml", "xy");
        write(".git/config", "x");
        write("b/.git", "gitdir: elsewhere");

        FolderTree tree = FolderTree.of(folder, _ -> false, List.of());

        assertThat(tree.entries())
                .containsExactly(
                        new FileTree.Entry("a.yaml", FileTree.Type.FILE, 2),
                        new FileTree.Entry("b/c.yaml", FileTree.Type.FILE, 1));
    }

    /** Linux's names are bytes: one in Latin-1, and two that look alike. */
    @Test
    void readsFilesWhoseNamesAreNoText() throws IOException, InterruptedException {
        String script = "printf x > $(printf 'caf\\351'); printf y > $(printf 'a\\377'); printf z > $(printf 'a\\376')";
        Process made = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();

        FolderTree tree = FolderTree.of(folder, _ -> false, List.of());

        assertThat(tree.entries()).extracting(FileTree.Entry::path).containsExactly("a\uFFFD", "caf\uFFFD");
        assertThat(tree.read(tree.entries().getLast(), 10)).isEqualTo(new byte[] {'x'});
        assertThat(tree.leftOut()).extracting(FileTree.LeftOut::path).containsExactly("a\uFFFD");
    }

    @Test
    void leavesIgnoredFoldersOutWithAllTheyHold() throws IOException {
        write("vendor/a.yaml", "x");
        write("kept.yaml", "x");

        FolderTree tree = FolderTree.of(folder, path -> path.equals("vendor/"), List.of());

        assertThat(tree.entries()).extracting(FileTree.Entry::path).containsExactly("kept.yaml");
    }

    @Test
    void tellsLinksThatLeadOutFromThoseThatDoNot(@TempDir Path elsewhere) throws IOException {
        write("a.yaml", "x");
        Files.writeString(elsewhere.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("in"), Path.of("a.yaml"));
        Files.createSymbolicLink(folder.resolve("out"), elsewhere.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
        Files.createSymbolicLink(folder.resolve("tree"), elsewhere);

        FolderTree tree = FolderTree.of(folder, _ -> false, List.of());

        assertThat(tree.entries())
                .filteredOn(e -> e.type() == FileTree.Type.LINK)
                .extracting(FileTree.Entry::path)
                .containsExactly("in");
        assertThat(tree.entries())
                .filteredOn(e -> e.type() == FileTree.Type.LINK_OUT)
                .extracting(FileTree.Entry::path)
                .containsExactly("nowhere", "out");
        assertThat(tree.entries())
                .filteredOn(e -> e.type() == FileTree.Type.FOLDER_OUT)
                .extracting(FileTree.Entry::path)
                .containsExactly("tree");
    }

    @Test
    void doesNotFollowAFileThatTurnedIntoALink(@TempDir Path elsewhere) throws IOException {
        write("a.yaml", "x");
        Files.writeString(elsewhere.resolve("secret"), "x");
        FolderTree tree = FolderTree.of(folder, _ -> false, List.of());
        Files.delete(folder.resolve("a.yaml"));
        Files.createSymbolicLink(folder.resolve("a.yaml"), elsewhere.resolve("secret"));

        assertThatThrownBy(() -> tree.read(tree.entries().getFirst(), 10)).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotFollowAFolderThatTurnedIntoALink(@TempDir Path elsewhere) throws IOException {
        write("sub/a.yaml", "x");
        Files.writeString(elsewhere.resolve("a.yaml"), "stolen");
        FolderTree tree = FolderTree.of(folder, _ -> false, List.of());
        Files.delete(folder.resolve("sub/a.yaml"));
        Files.delete(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("sub"), elsewhere);

        assertThatThrownBy(() -> tree.read(tree.entries().getFirst(), 10))
                .isInstanceOf(IOException.class)
                .hasMessage("leads out of the target");
    }

    @Test
    void readsNoMoreThanOneByteOverTheLimit() throws IOException {
        write("large", "0123456789");
        FolderTree tree = FolderTree.of(folder, _ -> false, List.of());

        assertThat(tree.read(tree.entries().getFirst(), 4)).hasSize(5);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
