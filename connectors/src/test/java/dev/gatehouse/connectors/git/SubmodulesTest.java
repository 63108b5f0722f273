package dev.gatehouse.connectors.git;

import static dev.gatehouse.connectors.git.GitSandbox.facts;
import static dev.gatehouse.connectors.git.GitSandbox.gaps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.git.Submodule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmodulesTest {

    private static final String PINNED = "0123456789012345678901234567890123456789";

    @TempDir
    private Path folder;

    private GitSandbox git(String modules) {
        return GitSandbox.init(folder.resolve("work")).commit(".gitmodules", modules);
    }

    @Test
    void tellsWhereItComesFromAndWhatIsPinned() {
        GitSandbox git = git("""
                # ours
                [submodule "lib"]
                  path = vendor/lib
                  url = https://ada:hunter2@example.com/lib.git
                  branch = main
                """);
        git.git("update-index", "--add", "--cacheinfo", "160000," + PINNED + ",vendor/lib");
        git.git("commit", "-q", "-m", "Pin");
        Submodule submodule = facts(git.observe(), Submodule.class).getFirst();
        assertThat(submodule.path()).isEqualTo("vendor/lib");
        assertThat(submodule.url()).isEqualTo("https://example.com/lib.git");
        assertThat(submodule.branch()).isEqualTo("main");
        assertThat(submodule.commit()).isEqualTo(PINNED);
        assertThat(submodule.origin().location()).isEqualTo(Location.of(".gitmodules", 2, 1));
    }

    @Test
    void whatHeadDoesNotHoldIsNotPinned() {
        Observed observed =
                git("[submodule \"lib\"]\n\tpath = lib\n\turl = ../lib.git\n").observe();
        Submodule submodule = facts(observed, Submodule.class).getFirst();
        assertThat(submodule.commit()).isNull();
        assertThat(submodule.url()).isEqualTo("../lib.git");
    }

    @Test
    void aFolderHasThoseBelowIt() {
        GitSandbox git =
                git("[submodule \"a\"]\n\tpath = apps/a\n\turl = x\n[submodule \"b\"]\n\tpath = b\n\turl = y\n");
        git.commit("apps/readme", "1");
        assertThat(facts(git.observe("apps", List.of(), List.of()), Submodule.class).stream()
                        .map(Submodule::path))
                .containsExactly("a");
    }

    @Test
    void aFileThatIsNoConfigurationIsNamed() {
        assertThat(gaps(git("[submodule \"lib\n").observe(), FactKind.SUBMODULE))
                .singleElement()
                .asString()
                .startsWith(".gitmodules is no Git configuration");
    }

    @Test
    void aSubmoduleWithoutAUrlIsNamed() {
        assertThat(gaps(git("[submodule \"lib\"]\n\tpath = lib\n").observe(), FactKind.SUBMODULE))
                .containsExactly("submodule `lib` has no path or no url | null");
    }

    @Test
    void aBareRepositoryTellsThemFromHead() {
        GitSandbox origin = git("[submodule \"lib\"]\n\tpath = lib\n\turl = ../lib.git\n");
        GitSandbox bare = GitSandbox.at(folder.resolve("bare"));
        bare.git("clone", "-q", "--bare", origin.folder().toString(), ".");
        assertThat(facts(bare.observe(), Submodule.class)).hasSize(1);
    }
}
