package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.git.Identity;
import dev.gatehouse.model.git.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first baseline says what was seen, and reads back whatever that was. */
final class InitialBaselineTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void namesAuthorsOnceWithAllTheirAddresses() {
        Baseline baseline = written(
                commit("Ada Example", "ada@example.com"),
                commit("Ada Example", "12345+ada-x@users.noreply.github.com"),
                commit("ada", "ADA@example.com"),
                commit("Ben Example", "ben@example.com"));
        assertThat(baseline.people()).extracting(Person::name).containsExactly("Ada Example", "Ben Example");
        assertThat(baseline.people().getFirst().emails())
                .containsExactly("12345+ada-x@users.noreply.github.com", "ada@example.com");
        assertThat(baseline.people().getFirst().accounts()).containsEntry("github", "ada-x");
    }

    @Test
    void joinsPeopleWhomALaterCommitShowsToBeOne() {
        Baseline baseline = written(
                commit("Ada", "ada@example.com"),
                commit("A. Example", "a@example.org"),
                commit("Ada", "a@example.org"),
                commit("A. Example", "third@example.org"));
        assertThat(baseline.people()).hasSize(1);
        assertThat(baseline.people().getFirst().emails()).hasSize(3);
    }

    @Test
    void leavesMachinesOut() {
        assertThat(written(
                                commit("renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com"),
                                commit("fluxcdbot", "fluxcdbot@users.noreply.github.com"),
                                commit("GitHub", "noreply@github.com"),
                                commit("acme-deploy-bot", "deploy@example.com"))
                        .people())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\napiVersion: evil",
                "\"}, {name: root",
                "- *a",
                "# comment",
                "\u202Egnp",
                "\uD800",
                "null",
                "'",
                "!!java.lang.Runtime",
                "{{ .Values.x }}",
                "\u0000\u0007",
                "...",
                "---",
                "&a *a <<: [",
                "名前\u2028people: []"
            })
    void quotesHostileNames(String name) {
        Baseline baseline = written(
                commit(name, "\"><script>@example.com"),
                commit(name, name + "@example.com"),
                commit("Ada Example", "ada@example.com"));
        assertThat(baseline.people()).extracting(Person::name).contains("Ada Example");
        assertThat(baseline.people()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void findsEnvironmentsInFolders() {
        Baseline baseline = written(
                file("clusters/staging/apps.yaml"),
                file("clusters/production/apps.yaml"),
                file("apps/base/web/deploy.yaml"),
                file("apps/production/kustomization.yaml"),
                file("apps/web/overlays/eu-west/kustomization.yaml"),
                file(".github/workflows/production/x.yaml"));
        assertThat(baseline.environments())
                .extracting(Environment::name)
                .containsExactly("production", "eu-west", "staging");
        assertThat(baseline.environments().getFirst().paths())
                .extracting(p -> p.text())
                .containsExactly("apps/production", "clusters/production");
    }

    @Test
    void takesTheContactOfTheSecurityPolicy() {
        Document policy = new Document(
                "SECURITY.md",
                "# Security\nMail [us](mailto:security@example.com).\n",
                Origin.file(Location.startOf("SECURITY.md")));
        assertThat(written(policy).awareness().contact()).isEqualTo("security@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/deploy.git",
                "git@github.com:acme/deploy.git",
                "ssh://git@github.com/acme/deploy"
            })
    void suggestsTheSourceThatTheRemoteNames(String remote) {
        GitRepository repository = new GitRepository(
                null, "main", "main", remote, false, false, false, 0, Origin.address(Origin.GIT, "HEAD"));
        assertThat(InitialBaseline.write(snapshot(repository), null)).contains("""
                # sources:
                #   - type: github
                #     name: acme
                #     token: env:GITHUB_TOKEN
                """);
    }

    @Test
    void suggestsNoSourceOfARemoteThatIsNoName() {
        GitRepository repository = new GitRepository(
                null,
                "main",
                "main",
                "https://github.com/a\npeople: x/deploy",
                false,
                false,
                false,
                0,
                Origin.address(Origin.GIT, "HEAD"));
        assertThat(InitialBaseline.write(snapshot(repository), null)).doesNotContain("sources:");
    }

    @Test
    void statesTheKubernetesVersionItIsTold() {
        assertThat(Reading.of(InitialBaseline.write(snapshot(), "1.34"))
                        .updates()
                        .kubernetesVersion())
                .isEqualTo("1.34");
    }

    @Test
    void saysWhatProposesUpdates() {
        assertThat(InitialBaseline.write(snapshot(file("renovate.json")), null))
                .contains("# Renovate proposes updates here (renovate.json).");
    }

    private static Baseline written(Fact... facts) {
        return Reading.of(InitialBaseline.write(snapshot(facts), null));
    }

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(".", AT, Arrays.asList(facts), List.of(), List.of());
    }

    private static RepositoryFile file(String path) {
        return new RepositoryFile(path, 1, RepositoryFile.Type.TEXT, Origin.file(Location.startOf(path)));
    }

    private static Commit commit(String name, String email) {
        Identity author = new Identity(name, email, AT);
        return new Commit(
                "0123456789012345678901234567890123456789",
                List.of(),
                author,
                author,
                Signature.NONE,
                "change",
                List.of("main"),
                Origin.address(Origin.GIT, "0123456789"));
    }

    @Test
    void whatAForgeSaysStaysInItsComment() {
        Snapshot seen = new Snapshot(
                "forges",
                AT,
                List.of(),
                List.of(Coverage.missing(
                        "github:acme", FactKind.TEAM, "team x\npeople: []\u2028\u001b[31m is not told", null)),
                List.of());
        String text = InitialBaseline.ofForge(seen, "github", "acme", null, null);
        assertThat(text).contains("# Left out: teams, not seen whole: team x?people: []??[31m is not told\n");
        assertThat(text.lines().filter(line -> line.startsWith("people:"))).hasSize(1);
    }
}
