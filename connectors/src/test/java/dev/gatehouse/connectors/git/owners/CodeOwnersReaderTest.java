package dev.gatehouse.connectors.git.owners;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.git.CodeOwners;
import dev.gatehouse.model.git.CodeOwners.Dialect;
import dev.gatehouse.model.git.CodeOwners.Line;
import dev.gatehouse.model.git.CodeOwners.Problem;
import dev.gatehouse.model.git.CodeOwners.Section;
import dev.gatehouse.model.git.PathOwners;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOwnersReaderTest {

    private static List<Fact> read(String path, String text, String... others) {
        List<String> paths = new ArrayList<>(List.of(others));
        paths.add(path);
        return new CodeOwnersReader()
                .read(path, text.getBytes(StandardCharsets.UTF_8), new Listing(paths))
                .facts();
    }

    private static CodeOwners gitHub(String text) {
        return (CodeOwners) read(".github/CODEOWNERS", text).getFirst();
    }

    private static CodeOwners gitLab(String text) {
        return (CodeOwners) read(".gitlab/CODEOWNERS", text).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .github/CODEOWNERS | CODEOWNERS         | true
                    CODEOWNERS         | .github/CODEOWNERS | false
                    docs/CODEOWNERS    | CODEOWNERS         | false
                    docs/CODEOWNERS    | a.yaml             | true
                    .gitlab/CODEOWNERS | a.yaml             | true
                    .gitlab/CODEOWNERS | CODEOWNERS         | false
                    .gitea/CODEOWNERS  | CODEOWNERS         | false
                    CODEOWNERS         | .gitlab/CODEOWNERS | true
                    """)
    void theFirstPlaceOfTheForgeCounts(String path, String other, boolean counts) {
        assertThat(read(path, "* @ada\n", other).isEmpty()).isEqualTo(!counts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .github/workflows/a.yml | GITHUB
                    .gitlab-ci.yml          | GITLAB
                    .gitlab/agents/a.yaml   | GITLAB
                    .gitea/workflows/a.yml  | GITEA
                    a.yaml                  | GITHUB
                    """)
    void theRepositoryTellsTheForge(String other, Dialect expected) {
        CodeOwners owners = (CodeOwners) read("CODEOWNERS", ".* @ada\n", other).getFirst();
        assertThat(owners.dialect()).isEqualTo(expected);
    }

    @Test
    void sectionsTellGitLab() {
        CodeOwners owners = (CodeOwners) read("CODEOWNERS", "[Ops]\n* @ada\n").getFirst();
        assertThat(owners.dialect()).isEqualTo(Dialect.GITLAB);
    }

    @Test
    void takesOnlyWhatAForgeLooksAt() {
        CodeOwnersReader reader = new CodeOwnersReader();
        Listing none = new Listing(List.of());
        assertThat(reader.takes("docs/CODEOWNERS", none)).isTrue();
        assertThat(reader.takes("apps/CODEOWNERS", none)).isFalse();
    }

    @Test
    void readsGitHubsLines() {
        CodeOwners owners = gitHub("\ufeff# ours\n\n  /apps/ @acme/apps ada@example.com # them\r\n/docs/\n");
        assertThat(owners.problems()).isEmpty();
        assertThat(owners.lines())
                .containsExactly(
                        new Line(
                                "",
                                "/apps/",
                                List.of("@acme/apps", "ada@example.com"),
                                Location.of(".github/CODEOWNERS", 3, 3)),
                        new Line("", "/docs/", List.of(), Location.of(".github/CODEOWNERS", 4, 1)));
    }

    @Test
    void keepsAnEscapedSpaceInAPattern() {
        assertThat(gitHub("/my\\ docs/ @ada\n").ownersOf("my docs/a")).containsExactly("@ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!/apps/ @ada", "/[ab]/ @ada", "\\#a @ada", "/a ada", "/a @ada @", "/a @a/b/c", "/a @ada,@eve"})
    void namesWhatGitHubLeavesAside(String line) {
        CodeOwners owners = gitHub("/x @ada\n" + line + "\n");
        assertThat(owners.lines()).hasSize(1);
        assertThat(owners.problems())
                .extracting(Problem::location)
                .containsExactly(Location.of(".github/CODEOWNERS", 2, 1));
    }

    @Test
    void gitHubLeavesALargeFileAside() {
        CodeOwners owners = gitHub("* @ada\n" + "#".repeat(CodeOwnersText.LARGEST_ON_GITHUB));
        assertThat(owners.lines()).isEmpty();
        assertThat(owners.problems()).hasSize(1);
    }

    @Test
    void readsGitLabsSections() {
        CodeOwners owners = gitLab("""
                * @all
                [Ops][2] @ops @@maintainer
                *.tf
                /prod/ @acme/sre/prod
                ^[Docs]
                *.md @docs
                [OPS]
                /x @x
                """);
        assertThat(owners.sections()).containsExactly(new Section("Ops", false, 2), new Section("Docs", true, 1));
        assertThat(owners.ownersOf("a.tf")).containsExactly("@all", "@ops", "@@maintainer");
        assertThat(owners.ownersOf("prod/a")).containsExactly("@all", "@acme/sre/prod");
        assertThat(owners.ownersOf("x")).containsExactly("@all", "@x");
        assertThat(new PathOwners(owners).requiredOwnersOf("a.md")).containsExactly("@all");
    }

    @Test
    void gitLabKeepsALineWithWhatIsNoOwner() {
        CodeOwners owners = gitLab("/a nobody @ada\n");
        assertThat(owners.ownersOf("a")).containsExactly("@ada");
        assertThat(owners.problems()).hasSize(1);
    }

    @Test
    void gitLabExcludes() {
        assertThat(gitLab("* @all\n!*.md\n").ownersOf("a.md")).isEmpty();
    }

    @Test
    void giteasUnevaluatedLinesStayKnown() {
        CodeOwners owners =
                (CodeOwners) read(".gitea/CODEOWNERS", "(a|b) @ada\n.* @eve\n").getFirst();
        assertThat(owners.problems()).hasSize(1);
        assertThat(new PathOwners(owners).unevaluated()).hasSize(1);
    }

    @Execution(ExecutionMode.SAME_THREAD)
    static class Fuzz {

        @FuzzTest(maxDuration = "10s")
        void readsAnything(FuzzedDataProvider data) {
            String path = data.pickValue(List.of(".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS"));
            String asked = data.consumeString(60);
            String text = data.consumeRemainingAsString();
            CodeOwners owners = (CodeOwners) read(path, text).getFirst();
            assertThat(owners.lines()).hasSizeLessThanOrEqualTo(text.length());
            assertThat(new PathOwners(owners).deciding(asked))
                    .hasSizeLessThanOrEqualTo(owners.lines().size());
        }
    }
}
