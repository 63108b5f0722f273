package dev.gatehouse.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.RepositoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObservationTest {

    @TempDir
    private Path folder;

    @Test
    void givesFactsInTheOrderOfThePaths() throws IOException {
        for (int i = 0; i < 200; i++) {
            Files.writeString(folder.resolve("f%03d.txt".formatted(i)), "text " + i);
        }

        Observed observed = observe();

        assertThat(observed.facts())
                .filteredOn(Document.class::isInstance)
                .extracting(f -> ((Document) f).path())
                .hasSize(200)
                .isSorted();
        assertThat(coverage(observed, FactKind.DOCUMENT).state()).isEqualTo(Coverage.State.COMPLETE);
    }

    @Test
    void namesAFileThatItsReaderCouldNotRead() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "broken");
        Files.writeString(folder.resolve("b.txt"), "fine");

        Observed observed = observe();

        assertThat(coverage(observed, FactKind.DOCUMENT))
                .isEqualTo(Coverage.partial(Origin.FILES, FactKind.DOCUMENT, "a.txt:3:7: it is broken", "mend it"));
        assertThat(observed.files())
                .contains(new FileReading("a.txt", "lines", "3:7 it is broken", Set.of(FactKind.DOCUMENT), "mend it"));
    }

    @Test
    void countsPlacesThatOneReasonHoldsBack() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "broken");
        Files.writeString(folder.resolve("b.txt"), "broken");

        assertThat(coverage(observe(), FactKind.DOCUMENT).reason()).isEqualTo("2 places: it is broken (a.txt:3:7 …)");
    }

    @Test
    void namesALinkOutOfTheTargetAsAGapOfItsReader() throws IOException {
        Files.createSymbolicLink(folder.resolve("passwords.txt"), Path.of("/etc/hostname"));

        Observed observed = observe();

        assertThat(coverage(observed, FactKind.DOCUMENT).reason())
                .isEqualTo("passwords.txt: a symbolic link out of the target, not followed");
        assertThat(observed.facts()).noneMatch(Document.class::isInstance);
    }

    @Test
    void aFolderOutOfTheTargetCouldHoldAnything(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("a.txt"), "fine");
        Files.createSymbolicLink(folder.resolve("shared"), elsewhere);

        assertThat(coverage(observe(), FactKind.DOCUMENT).reason())
                .isEqualTo("shared: a symbolic link to a folder out of the target, not followed");
    }

    @Test
    void aLinkThatLeadsNowhereIsAFolderWhereItsTargetIsNamedLikeOne() throws IOException {
        Files.createSymbolicLink(folder.resolve("shared"), Path.of("../gone"));
        Files.createSymbolicLink(folder.resolve("logo"), Path.of("../gone.png"));

        assertThat(coverage(observe(), FactKind.DOCUMENT).reason())
                .isEqualTo("shared: a symbolic link to a folder out of the target, not followed");
    }

    @Test
    void namesAFileThatIsTooLarge() throws IOException {
        Files.write(folder.resolve("large.txt"), new byte[FileObservation.MOST_BYTES + 1]);

        assertThat(coverage(observe(), FactKind.DOCUMENT).reason()).isEqualTo("large.txt: larger than 16 MiB");
    }

    @Test
    void namesAStandInOfGitLfs() throws IOException {
        Files.writeString(
                folder.resolve("large.txt"), "version https://git-lfs.github.com/spec/v1\noid sha256:0000\nsize 12\n");

        Observed observed = observe();

        assertThat(coverage(observed, FactKind.DOCUMENT).remedy()).isEqualTo("git lfs pull");
        assertThat(observed.facts())
                .filteredOn(RepositoryFile.class::isInstance)
                .extracting(f -> ((RepositoryFile) f).type())
                .containsExactly(RepositoryFile.Type.LFS_POINTER);
    }

    @Test
    void leavesABinaryOfNoKnownFormatOutOfEveryCoverage() throws IOException {
        Files.write(folder.resolve("logo.png"), new byte[] {1, 0, 2});

        Observed observed = observe();

        assertThat(observed.coverage()).allMatch(c -> c.state() == Coverage.State.COMPLETE);
        assertThat(observed.files())
                .containsExactly(new FileReading("logo.png", null, "binary, of no known format", Set.of(), null));
    }

    @Test
    void showsEveryTextToEveryInspector() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "x");
        Files.writeString(folder.resolve("unknown.bin"), "y");
        TextInspector inspector = new TextInspector() {
            @Override
            public FactKind kind() {
                return FactKind.SECRET_CANDIDATE;
            }

            @Override
            public List<Document> inspect(String path, byte[] content) {
                return List.of(document("seen " + path));
            }
        };

        Observed observed = new FileObservation(List.of(new Lines()), List.of(inspector), _ -> {})
                .observe(FolderTree.of(folder, _ -> false, List.of()));

        assertThat(observed.facts())
                .filteredOn(Document.class::isInstance)
                .extracting(f -> ((Document) f).path())
                .contains("seen a.txt", "seen unknown.bin");
    }

    private Observed observe() {
        return new FileObservation(List.of(new Lines()), List.of(), _ -> {})
                .observe(FolderTree.of(folder, _ -> false, List.of()));
    }

    private static Coverage coverage(Observed observed, FactKind kind) {
        return observed.coverage().stream()
                .filter(c -> c.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Document document(String path) {
        return new Document(path, "", Origin.file(Location.startOf(path)));
    }

    /** Takes text files; one that holds the word "broken" can't be read. */
    private static final class Lines implements FileReader {

        @Override
        public String name() {
            return "lines";
        }

        @Override
        public Set<FactKind> kinds() {
            return Set.of(FactKind.DOCUMENT);
        }

        @Override
        public boolean takes(String path, Listing listing) {
            return path.endsWith(".txt");
        }

        @Override
        public FileFacts read(String path, byte[] content, Listing listing) {
            if (new String(content, StandardCharsets.UTF_8).contains("broken")) {
                return new FileFacts(
                        "", List.of(), List.of(new FileFacts.Problem("3:7 it is broken", kinds(), "mend it")));
            }
            return FileFacts.of(List.of(document(path)));
        }
    }
}
