package dev.gatehouse.model.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.CodeOwners.Dialect;
import dev.gatehouse.model.git.CodeOwners.Line;
import dev.gatehouse.model.git.CodeOwners.Section;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathOwnersTest {

    private static final String FILE = "CODEOWNERS";

    private static PathOwners owners(Dialect dialect, List<Section> sections, String... lines) {
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            read.add(new Line(
                    words[0].equals("-") ? "" : words[0],
                    words[1],
                    List.of(words).subList(2, words.length),
                    Location.of(FILE, i + 1, 1)));
        }
        Origin origin = Origin.file(Location.startOf(FILE));
        return new PathOwners(new CodeOwners(FILE, dialect, sections, read, List.of(), origin));
    }

    @Test
    void gitHubsLastLineDecides() {
        PathOwners owners = owners(Dialect.GITHUB, List.of(), "- * @all", "- /apps/ @apps", "- /apps/web @web");
        assertThat(owners.ownersOf("apps/web/main.go")).containsExactly("@web");
        assertThat(owners.ownersOf("apps/api/main.go")).containsExactly("@apps");
        assertThat(owners.ownersOf("readme")).containsExactly("@all");
    }

    @Test
    void aLineWithoutOwnersTakesOwnershipAway() {
        PathOwners owners = owners(Dialect.GITHUB, List.of(), "- /apps/ @apps", "- /apps/web");
        assertThat(owners.ownersOf("apps/web/main.go")).isEmpty();
        assertThat(owners.deciding("apps/web/main.go"))
                .extracting(Line::pattern)
                .containsExactly("/apps/web");
    }

    @Test
    void noLineFits() {
        assertThat(owners(Dialect.GITHUB, List.of(), "- /apps/ @apps").deciding("readme"))
                .isEmpty();
    }

    @Test
    void gitLabsSectionsDecideEachForItself() {
        PathOwners owners = owners(
                Dialect.GITLAB,
                List.of(new Section("Ops", false, 1), new Section("Docs", true, 1)),
                "- * @all",
                "Ops *.yaml @ops",
                "Docs * @docs",
                "OPS /prod/ @sre");
        assertThat(owners.ownersOf("prod/a.yaml")).containsExactly("@all", "@sre", "@docs");
        assertThat(owners.requiredOwnersOf("prod/a.yaml")).containsExactly("@all", "@sre");
    }

    @Test
    void gitLabsExclusionHoldsForItsSection() {
        PathOwners owners = owners(Dialect.GITLAB, List.of(), "- * @all", "- !*.md", "- /docs/ @docs", "Ops * @ops");
        assertThat(owners.ownersOf("docs/a.md")).containsExactly("@ops");
        assertThat(owners.ownersOf("docs/a.txt")).containsExactly("@docs", "@ops");
    }

    @Test
    void giteasLinesAddUp() {
        PathOwners owners =
                owners(Dialect.GITEA, List.of(), "- .* @all", "- docs/.* @docs", "- !docs/.* @code", "- (a|b) @x");
        assertThat(owners.ownersOf("docs/a")).containsExactly("@all", "@docs");
        assertThat(owners.ownersOf("a")).containsExactly("@all", "@code");
        assertThat(owners.unevaluated()).extracting(Line::pattern).containsExactly("(a|b)");
    }

    @Test
    void whatIsShadowedStillFits() {
        PathOwners owners = owners(Dialect.GITHUB, List.of(), "- /apps/ @apps", "- * @all");
        assertThat(owners.fitting("apps/a")).extracting(Line::pattern).containsExactly("/apps/", "*");
        assertThat(owners.deciding("apps/a")).extracting(Line::pattern).containsExactly("*");
    }

    @Test
    void theFolderTellsTheDialect() {
        assertThat(Dialect.of(".gitlab/CODEOWNERS")).isEqualTo(Dialect.GITLAB);
        assertThat(Dialect.of(".gitea/CODEOWNERS")).isEqualTo(Dialect.GITEA);
        assertThat(Dialect.of("docs/CODEOWNERS")).isEqualTo(Dialect.GITHUB);
    }
}
