package dev.gatehouse.engines.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.kustomize.source.Bounds;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not built is named, with its place. */
class ObstaclesTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static FolderOfTexts files(String kustomization) {
        return new FolderOfTexts().with("kustomization.yaml", kustomization);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: {path: a.json}",
                "crds: [a.yaml]",
                "vars: [{name: A}]",
                "replacements: [{path: a.yaml}]",
                "configurations: [a.yaml]",
                "generators: [a.yaml]",
                "transformers: [a.yaml]",
                "validators: [a.yaml]",
                "helmCharts: [{name: a}]",
                "helmChartInflationGenerator: [{chartName: a}]",
                "buildMetadata: [originAnnotations]"
            })
    void whatOnlyKustomizeDoesIsUnsupported(String field) {
        assertThat(files("namePrefix: a-\n" + field + "\n")
                        .with("a.yaml", "")
                        .with("a.json", "")
                        .obstacles(""))
                .containsExactly("UNSUPPORTED kustomization.yaml:2:1: `" + field.substring(0, field.indexOf(':'))
                        + "` is for Kustomize itself");
    }

    @Test
    void anEmptyFieldIsNoObstacle() {
        assertThat(files("vars: []\nnamePrefix: a-\n").objects("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/example/base?ref=main, false",
        "https://github.com/example/base//deploy?ref=v1.2.3, false",
        "https://github.com/example/base, false",
        "https://github.com/example/base?ref=" + COMMIT + ", true",
        "https://github.com/example/base?ref=" + COMMIT + "&version=main, false",
        "https://github.com/example/base?%72ef=main&ref=" + COMMIT + ", false",
        "https://github.com/example/base?ref=0123456, false",
        "git@github.com:example/base.git?ref=" + COMMIT + ", true",
        "github.com/example/base, false",
        "ssh://git@example.com/base.git, false",
        "https://raw.githubusercontent.com/example/base/" + COMMIT + "/deploy.yaml, true",
        "https://raw.githubusercontent.com/example/base/main/deploy.yaml, false",
        "https://example.com/" + COMMIT + "/deploy.yaml, false"
    })
    void whatIsFetchedIsNamed(String address, boolean pinned) {
        String shown = address.replace("ssh://git@", "ssh://");
        assertThat(files("resources:\n- " + address + "\n").obstacles(""))
                .containsExactly((pinned ? "PINNED_REMOTE" : "UNFIXED") + " kustomization.yaml:2:3: " + shown
                        + " is fetched from elsewhere, " + (pinned ? "" : "and not ") + "at a full commit id");
    }

    @Test
    void everythingThatIsFetchedIsNamedHoweverDeepItLies() {
        FolderOfTexts files =
                files("resources: [below, \"https://example.com/a.yaml\"]\n").with("below/kustomization.yaml", """
                        resources: ["https://example.com/b.yaml"]
                        configMapGenerator: [{name: a, files: ["c=https://example.com/c"]}]
                        patches: [{path: "https://example.com/d.yaml"}]
                        """);

        assertThat(files.obstacles(""))
                .hasSize(4)
                .allMatch(each -> each.startsWith("UNFIXED "))
                .anyMatch(each -> each.contains("below/kustomization.yaml:2:"));
    }

    @Test
    void nothingOutsideIsRead() {
        assertThat(files("resources: [../a.yaml]\n").obstacles(""))
                .containsExactly("UNFIXED kustomization.yaml:1:13: ../a.yaml is not in the commit");
        assertThat(files("resources: [/etc/passwd]\n").obstacles(""))
                .containsExactly("UNFIXED kustomization.yaml:1:13: /etc/passwd is not in the commit");
    }

    /** What Kustomize would read itself can lie elsewhere too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "generators: [A]",
                "transformers: [A]",
                "validators: [A]",
                "configurations: [A]",
                "crds: [A]",
                "openapi: {path: A}",
                "replacements: [{path: A}]",
                "patches: [{path: A}]",
                "patchesStrategicMerge: [A]",
                "patchesJson6902: [{path: A, target: {name: a}}]",
                "components: [A]",
                "bases: [A]",
                "configMapGenerator: [{name: a, envs: [A]}]",
                "secretGenerator: [{name: a, files: [b=A]}]",
                "RESOURCES: [A]"
            })
    void nothingElsewhereGoesUnseen(String field) {
        for (String address : new String[] {"\"HTTPS://example.com/a\"", "../../a.yaml", "/a.yaml", "none.yaml"}) {
            assertThat(files(field.replace("A]", address + "]")
                                            .replace("A}", address + "}")
                                            .replace("A,", address + ",")
                                    + "\n")
                            .obstacles(""))
                    .anyMatch(each -> each.startsWith("UNFIXED kustomization.yaml:1:"));
        }
    }

    @Test
    void aLinkIsNotFollowed() {
        assertThat(files("resources: [link]\n").obstacles(""))
                .containsExactly("UNSUPPORTED kustomization.yaml:1:13: link is a link");
    }

    @Test
    void circlesAreRefused() {
        FolderOfTexts files = new FolderOfTexts()
                .with("a/kustomization.yaml", "resources: [../b]\n")
                .with("b/kustomization.yaml", "resources: [../a]\n");

        assertThat(files.obstacles("a"))
                .containsExactly("UNFIXED b/kustomization.yaml:1:13: ../a leads back to where it is named");
    }

    @Test
    void whatIsUnknownIsInvalid() {
        assertThat(files("resource: [a.yaml]\n").obstacles(""))
                .containsExactly("UNFIXED kustomization.yaml:1:1: the field `resource` is not known here");
        assertThat(files("images: [{name: a, newTag: 1.10}]\n").obstacles(""))
                .containsExactly("UNFIXED kustomization.yaml:1:28: `newTag` has to be a text: put it in quotes");
        assertThat(files("apiVersion: kustomize.config.k8s.io/v1beta1\n").obstacles(""))
                .containsExactly("UNFIXED kustomization.yaml:1:1: the kustomization is empty");
        assertThat(new FolderOfTexts().obstacles("apps")).containsExactly("UNFIXED apps: no kustomization in apps");
    }

    @Test
    void twoObjectsOfOneNameAreInvalid() {
        FolderOfTexts files = files("resources: [a.yaml, b.yaml]\n")
                .with("a.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: a}}\n")
                .with("b.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: a}}\n");

        assertThat(files.obstacles(""))
                .containsExactly("INVALID kustomization.yaml:1:21: Secret a in default is there already");
    }

    @Test
    void readingIsBounded() throws IOException {
        FolderOfTexts files =
                files("resources: [a.yaml]\n").with("a.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: a}}\n");

        assertThat(obstacle(files, new Bounds(1, 1000, 10, 1000)))
                .startsWith("kustomization.yaml:1:13: too much to read");
        assertThat(obstacle(files, new Bounds(9, 40, 10, 1000)))
                .startsWith("kustomization.yaml:1:13: too much to read");
        assertThat(obstacle(files, new Bounds(9, 1000, 10, 8))).endsWith("more than 8 values");
    }

    private static String obstacle(FolderOfTexts files, Bounds bounds) throws IOException {
        return KustomizeBuild.of(files, "", bounds) instanceof Rendering.NotPlain notPlain
                ? notPlain.obstacles().getFirst().toString()
                : "built";
    }

    /** Each base is built wherever it is named, so that doubled bases grow by powers of two. */
    @Test
    void doublingIsBounded() {
        FolderOfTexts files = new FolderOfTexts();
        for (int i = 0; i < 14; i++) {
            files.with("k" + i + "/kustomization.yaml", """
                    resources: [one, two]
                    """);
            files.with("k" + i + "/one/kustomization.yaml", "namePrefix: a-\nresources: [../../k" + (i + 1) + "]\n");
            files.with("k" + i + "/two/kustomization.yaml", "namePrefix: b-\nresources: [../../k" + (i + 1) + "]\n");
        }
        files.with("k14/kustomization.yaml", "namePrefix: c-\n");

        assertThat(files.obstacles("k0")).singleElement().asString().contains("too much to read");
    }
}
