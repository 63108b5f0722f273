package dev.gatehouse.connectors.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.TargetFiles;
import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestReadersTest {

    private static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: web
            """;

    @Test
    void everyDocumentOfAStreamIsAnObject() {
        FileFacts read = TargetFiles.of("a.yaml", CONFIG_MAP + "---\n" + CONFIG_MAP.replace("settings", "more"))
                .read("a.yaml");
        assertThat(objects(read))
                .extracting(KubernetesObject::subject)
                .containsExactly("ConfigMap web/settings", "ConfigMap web/more");
    }

    @Test
    void anObjectStandsWhereItsFirstKeyStands() {
        FileFacts read = TargetFiles.of("a.yaml", "# first\n---\n" + CONFIG_MAP).read("a.yaml");
        assertThat(objects(read).getFirst().origin().location()).hasToString("a.yaml:3:1");
    }

    @Test
    void aValueKeepsItsPlaceBehindOtherDocuments() {
        FileFacts read =
                TargetFiles.of("a.yaml", CONFIG_MAP + "---\n" + CONFIG_MAP).read("a.yaml");
        assertThat(objects(read).get(1).at("metadata", "name")).hasToString("a.yaml:10:9");
    }

    @Test
    void theItemsOfAListAreObjects() {
        FileFacts read = TargetFiles.of("a.yaml", """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: Secret
                    metadata: {name: a}
                  - apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: b}
                """).read("a.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::subject).containsExactly("Secret a", "Deployment b");
    }

    @Test
    void theItemsOfATypedListNeedNotSayWhatTheyAre() {
        FileFacts read = TargetFiles.of("a.json", """
                {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleList",
                 "items": [{"metadata": {"name": "reader"}}]}
                """).read("a.json");
        assertThat(objects(read)).singleElement().satisfies(role -> {
            assertThat(role.is("rbac.authorization.k8s.io", "Role")).isTrue();
            assertThat(role.at("metadata", "name")).hasToString("a.json:2:34");
        });
    }

    @Test
    void aListOfListsIsUnfoldedToItsObjects() {
        FileFacts read = TargetFiles.of("a.yaml", """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: List
                    items:
                      - {apiVersion: v1, kind: Namespace, metadata: {name: inner}}
                """).read("a.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::subject).containsExactly("Namespace inner");
    }

    @Test
    void aCustomResourceWhoseKindEndsInListIsKeptWhole() {
        FileFacts read = TargetFiles.of("a.yaml", """
                apiVersion: acme.example/v1
                kind: AllowList
                metadata: {name: office}
                spec: {items: [a]}
                """).read("a.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::subject).containsExactly("AllowList office");
    }

    @Test
    void anObjectWithAGeneratedNameIsCalledByItsPrefix() {
        FileFacts read = TargetFiles.of(
                        "a.yaml", "{apiVersion: batch/v1, kind: Job, metadata: {generateName: migrate-}}")
                .read("a.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::subject).containsExactly("Job migrate-*");
    }

    @Test
    void aBrokenDocumentHidesNoOther() {
        FileFacts read = TargetFiles.of("a.yaml", CONFIG_MAP + "---\nkind: [\n---\n" + CONFIG_MAP)
                .read("a.yaml");
        assertThat(objects(read)).hasSize(2);
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).startsWith("8:1 ");
            assertThat(problem.kinds()).containsExactly(FactKind.KUBERNETES_OBJECT);
        });
    }

    @Test
    void aTemplateThatDoesNotParseIsCalledOne() {
        FileFacts read = TargetFiles.of("a.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ .Release.Name }}-settings
                """).read("a.yaml");
        assertThat(read.problems())
                .extracting(FileFacts.Problem::reason)
                .containsExactly("4:9 a template, not rendered");
    }

    @Test
    void templateMarksInQuotesAreText() {
        FileFacts read = TargetFiles.of("a.yaml", CONFIG_MAP + "data: {greeting: 'Hello {{ name }}'}\n")
                .read("a.yaml");
        assertThat(read.problems()).isEmpty();
        assertThat(objects(read)).hasSize(1);
    }

    @Test
    void variablesOfFluxAreText() {
        FileFacts read = TargetFiles.of("a.yaml", CONFIG_MAP.replace("settings", "${APP}-settings"))
                .read("a.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::name).containsExactly("${APP}-settings");
    }

    @Test
    void anEncryptedFileIsAnObject() {
        FileFacts read = TargetFiles.of("a.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: db}
                stringData:
                    password: ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]
                sops:
                    age:
                        - recipient: age1example
                          enc: |
                            -----BEGIN AGE ENCRYPTED FILE-----
                            YWdl
                            -----END AGE ENCRYPTED FILE-----
                    version: 3.9.0
                """).read("a.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::subject).containsExactly("Secret db");
    }

    @Test
    void yamlThatIsNoObjectYieldsNothing() {
        FileFacts read = TargetFiles.of("mkdocs.yml", "site_name: x\nplugins: [search]\n")
                .read("mkdocs.yml");
        assertThat(read).isEqualTo(new FileFacts("yaml", List.of(), List.of()));
    }

    @Test
    void brokenJsonThatIsNoManifestHoldsNoFactBack() {
        FileFacts read =
                TargetFiles.of("tsconfig.json", "{\"compilerOptions\": {").read("tsconfig.json");
        assertThat(read.reader()).isEqualTo("json");
        assertThat(read.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.kinds()).isEmpty());
    }

    @Test
    void jsonWithCommentsIsRead() {
        FileFacts read = TargetFiles.of("tsconfig.json", "{\n\t// strict\n\t\"strict\": true,\n}")
                .read("tsconfig.json");
        assertThat(read).isEqualTo(new FileFacts("json", List.of(), List.of()));
    }

    @Test
    void bytesThatAreNoTextAreNamed() {
        byte[] content = "apiVersion: v1\nkind: Secret\nname: \u00e9".getBytes(StandardCharsets.ISO_8859_1);
        FileFacts read = TargetFiles.of("a.yaml", content).read("a.yaml");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("3:7 not UTF-8");
            assertThat(problem.kinds()).containsExactly(FactKind.KUBERNETES_OBJECT);
        });
    }

    @Test
    void aManifestInUtf16IsNamedAsOne() {
        FileFacts read = TargetFiles.of("a.yaml", CONFIG_MAP.getBytes(StandardCharsets.UTF_16))
                .read("a.yaml");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("1:1 not UTF-8 but UTF-16");
            assertThat(problem.kinds()).containsExactly(FactKind.KUBERNETES_OBJECT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomization.yaml", "apps/kustomization.yml", "base/Kustomization"})
    void kustomizeFilesAreKnownByName(String path) {
        FileFacts read = TargetFiles.of(path, "resources: [a.yaml]\n").read(path);
        assertThat(read.facts()).singleElement().isInstanceOf(Kustomization.class);
    }

    @Test
    void aComponentIsAKustomization() {
        FileFacts read = TargetFiles.of(
                        "x/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n")
                .read("x/kustomization.yaml");
        assertThat(read.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Kustomization.class, k -> assertThat(k.directory()).isEqualTo("x"));
    }

    @Test
    void aFluxKustomizationIsAnObjectWhateverItsFileIsCalled() {
        FileFacts read = TargetFiles.of(
                        "kustomization.yaml",
                        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\n")
                .read("kustomization.yaml");
        assertThat(objects(read)).extracting(KubernetesObject::subject).containsExactly("Kustomization apps");
    }

    @Test
    void aChartAndItsValuesAreKept() {
        TargetFiles files =
                TargetFiles.of("c/Chart.yaml", "name: c\nversion: 1.0.0\n").with("c/values.yaml", "a: 1\n");
        assertThat(files.read("c/Chart.yaml").facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        HelmFile.class, f -> assertThat(f.type()).isEqualTo(HelmFile.Type.CHART));
        assertThat(files.read("c/values.yaml").facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        HelmFile.class, f -> assertThat(f.type()).isEqualTo(HelmFile.Type.VALUES));
    }

    @Test
    void aFileOfValuesThatHoldsAnObjectIsTheObject() {
        FileFacts read = TargetFiles.of("podinfo-values.yaml", CONFIG_MAP).read("podinfo-values.yaml");
        assertThat(objects(read)).hasSize(1);
        assertThat(read.reader()).isEqualTo("kubernetes");
    }

    @ParameterizedTest
    @CsvSource({
        "c/templates/deploy.yaml, true",
        "c/templates/tests/test.yaml, true",
        "c/templates/NOTES.txt, false",
        "c/templates/_helpers.tpl, false"
    })
    void aHelmTemplateIsNamed(String path, boolean rendersObjects) {
        FileFacts read = TargetFiles.of(path, "name: {{ .Values.name }}\n")
                .with("c/Chart.yaml", "name: c\n")
                .read(path);
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("1:7 a Helm template, not rendered");
            assertThat(problem.kinds().contains(FactKind.KUBERNETES_OBJECT)).isEqualTo(rendersObjects);
        });
    }

    @Test
    void aHelmTemplateWithoutMarksIsRenderedToItself() {
        FileFacts read = TargetFiles.of("c/templates/settings.yaml", CONFIG_MAP)
                .with("c/Chart.yaml", "name: c\n")
                .read("c/templates/settings.yaml");
        assertThat(objects(read)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "talos/node.yaml.j2, a Jinja2 template",
        "boot/release.yaml.gotmpl, a Go template",
        "boot/release.yaml.tmpl, a template"
    })
    void aTemplateThatYieldsManifestsIsNamed(String path, String called) {
        FileFacts read =
                TargetFiles.of(path, CONFIG_MAP + "data: {a: {{ b }}}\n").read(path);
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("6:11 " + called + ", not rendered");
            assertThat(problem.kinds()).containsExactly(FactKind.KUBERNETES_OBJECT);
        });
    }

    @Test
    void aTemplateOfSomethingElseHoldsNoFactBack() {
        FileFacts read = TargetFiles.of("nginx.conf.j2", "listen {{ port }};\n").read("nginx.conf.j2");
        assertThat(read.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.kinds()).isEmpty());
    }

    @Test
    void aPackagedChartIsNamed() {
        FileFacts read = TargetFiles.of("c/charts/redis-1.0.0.tgz", new byte[] {0x1f, (byte) 0x8b})
                .read("c/charts/redis-1.0.0.tgz");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("a packaged chart, not unpacked");
            assertThat(problem.kinds()).containsExactly(FactKind.RENDERED_OBJECT);
        });
    }

    private static List<KubernetesObject> objects(FileFacts read) {
        return read.facts().stream()
                .filter(KubernetesObject.class::isInstance)
                .map(KubernetesObject.class::cast)
                .toList();
    }
}
