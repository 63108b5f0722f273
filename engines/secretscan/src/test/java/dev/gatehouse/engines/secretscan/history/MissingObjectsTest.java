package dev.gatehouse.engines.secretscan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.gitobjects.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What trees name and is not there is named, if something reaches it. */
class MissingObjectsTest {

    private static final int VERSIONS = 9;

    @TempDir
    Path folder;

    private MadeHistory made;

    /** Versions of a folder of many files, whose trees Git packs as deltas against each other. */
    @BeforeEach
    void make() {
        made = new MadeHistory(folder);
        for (int i = 0; i < 40; i++) {
            made.write("src/file" + i, "file " + i);
        }
        for (int version = 0; version < VERSIONS; version++) {
            made.write("src/file7", "version " + version)
                    .write("deep/er/note", "note " + version)
                    .commit("Version " + version);
        }
    }

    private String id(String revision) {
        return made.git("rev-parse", revision);
    }

    /** Packs all objects but these, and deletes these. */
    private void packWithout(List<String> ids) throws IOException {
        String all = made.git("rev-list", "--objects", "--all", "--reflog")
                .lines()
                .map(line -> line.substring(0, 40))
                .filter(id -> !ids.contains(id))
                .collect(Collectors.joining("\n", "", "\n"));
        made.git(all.getBytes(StandardCharsets.US_ASCII), "pack-objects", "-q", ".git/objects/pack/pack");
        made.git("prune-packed", "-q");
        delete(ids);
    }

    private void delete(List<String> ids) throws IOException {
        for (String id : ids) {
            Files.delete(folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
        }
    }

    private List<String> missing() {
        return made.scan(false).problems().stream()
                .filter(problem -> problem.kind() == Problem.Kind.MISSING)
                .map(problem -> Objects.requireNonNull(problem.object()).toString())
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBlobAndATreeThatAreNamedInOldVersions(boolean packed) throws IOException {
        List<String> gone = List.of(id("HEAD~4:src/file7"), id("HEAD~2:src/file9"), id("HEAD~3:deep/er"));
        if (packed) {
            packWithout(gone);
        } else {
            delete(gone);
        }

        assertThat(missing()).containsExactlyElementsOf(gone.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theTreeOfACommit(boolean packed) throws IOException {
        List<String> gone = List.of(id("HEAD~4^{tree}"));
        if (packed) {
            packWithout(gone);
        } else {
            delete(gone);
        }

        assertThat(missing()).isEqualTo(gone);
    }

    @Test
    void whatOnlyUnreachableCommitsNameIsNotMissed() throws IOException {
        List<String> gone = List.of(id("HEAD:src/file7"));
        packWithout(gone);
        made.git("update-ref", "refs/heads/main", id("HEAD~1"));
        Files.delete(folder.resolve(".git/logs/HEAD"));
        Files.delete(folder.resolve(".git/logs/refs/heads/main"));
        Files.deleteIfExists(folder.resolve(".git/index"));

        assertThat(missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD^{tree}", "HEAD:deep", "HEAD"})
    void whatMayBeReachedThroughWhatIsMissingIsReported(String gone) throws IOException {
        made.write("deep/er/secret", MadeHistory.token(7)).commit("Add a token");
        packWithout(List.of(id(gone)));
        Files.delete(folder.resolve(".git/index"));

        assertThat(made.scan(false).findings()).hasSize(1);
    }

    @Test
    void whatMayBeReachedThroughADamagedTreeIsReported() throws IOException {
        made.write("deep/er/secret", MadeHistory.token(7)).commit("Add a token");
        Path tree = folder.resolve(".git/objects/" + id("HEAD:deep").replaceFirst("^..", "$0/"));
        byte[] damaged = Files.readAllBytes(tree);
        damaged[damaged.length / 2] ^= 4;
        Files.delete(tree);
        Files.write(tree, damaged);
        Files.delete(folder.resolve(".git/index"));

        assertThat(made.scan(false).findings()).hasSize(1);
    }

    @Test
    void nothingIsMissedWhereAllIsThere() throws IOException {
        packWithout(List.of());

        assertThat(missing()).isEmpty();
    }
}
