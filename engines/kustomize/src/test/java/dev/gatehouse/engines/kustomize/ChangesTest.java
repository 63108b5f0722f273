package dev.gatehouse.engines.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What each field of a kustomization does, by its documentation.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">The kustomization file</a>
 */
class ChangesTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: web, image: "shop/web:1.0"}
                  volumes:
                  - {name: settings, configMap: {name: settings}}
            """;
    private static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {color: red}
            """;

    private static FolderOfTexts files(String kustomization) {
        return new FolderOfTexts()
                .with("kustomization.yaml", "resources: [web.yaml, settings.yaml]\n" + kustomization)
                .with("web.yaml", DEPLOYMENT)
                .with("settings.yaml", CONFIG_MAP);
    }

    private static String deployment(FolderOfTexts files) {
        return files.objects("").stream()
                .filter(each -> each.contains("\"Deployment\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutChangesTheObjectsAreThoseOfTheFiles() {
        assertThat(files("").objects(""))
                .containsExactly(
                        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\"},\"spec\":"
                                + "{\"replicas\":1,\"selector\":{\"matchLabels\":{\"app\":\"web\"}},\"template\":{\"metadata\":"
                                + "{\"labels\":{\"app\":\"web\"}},\"spec\":{\"containers\":[{\"image\":\"shop/web:1.0\",\"name\":"
                                + "\"web\"}],\"volumes\":[{\"configMap\":{\"name\":\"settings\"},\"name\":\"settings\"}]}}}}",
                        "{\"apiVersion\":\"v1\",\"data\":{\"color\":\"red\"},\"kind\":\"ConfigMap\",\"metadata\":"
                                + "{\"name\":\"settings\"}}");
    }

    @Test
    void aNamespaceIsSetOnWhatLiesInOne() {
        FolderOfTexts files = files("namespace: shop\n").with("web.yaml", """
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: old}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata: {name: reader}
                        """);

        assertThat(files.objects(""))
                .anyMatch(each -> each.contains("\"ConfigMap\"") && each.contains("\"namespace\":\"shop\""))
                .anyMatch(each -> each.contains("\"Namespace\"") && each.contains("{\"name\":\"shop\"}"))
                .anyMatch(each -> each.contains("\"ClusterRole\"") && each.contains("{\"name\":\"reader\"}"));
    }

    @Test
    void aNamespaceReachesTheAccountsThatBindingsName() {
        FolderOfTexts files = new FolderOfTexts()
                .with("kustomization.yaml", "namespace: shop\nresources: [all.yaml]\n")
                .with("all.yaml", """
                        apiVersion: v1
                        kind: ServiceAccount
                        metadata: {name: robot}
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: robots}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
                        subjects:
                        - {kind: ServiceAccount, name: robot}
                        - {kind: ServiceAccount, name: default, namespace: old}
                        - {kind: ServiceAccount, name: stranger, namespace: old}
                        """);

        assertThat(files.objects(""))
                .anyMatch(each -> each.contains("\"subjects\":["
                        + "{\"kind\":\"ServiceAccount\",\"name\":\"robot\",\"namespace\":\"shop\"},"
                        + "{\"kind\":\"ServiceAccount\",\"name\":\"default\",\"namespace\":\"shop\"},"
                        + "{\"kind\":\"ServiceAccount\",\"name\":\"stranger\",\"namespace\":\"old\"}]"));
    }

    @Test
    void whoNamesAnObjectFollowsItsNewName() {
        assertThat(deployment(files("namePrefix: eu-\nnameSuffix: -v2\n")))
                .contains("\"metadata\":{\"name\":\"eu-web-v2\"}")
                .contains("\"configMap\":{\"name\":\"eu-settings-v2\"},\"name\":\"settings\"");
    }

    @Test
    void commonLabelsGoIntoSelectorsToo() {
        assertThat(deployment(files("commonLabels: {team: blue}\n")))
                .contains("\"metadata\":{\"labels\":{\"team\":\"blue\"},\"name\":\"web\"}")
                .contains("\"matchLabels\":{\"app\":\"web\",\"team\":\"blue\"}")
                .contains("\"template\":{\"metadata\":{\"labels\":{\"app\":\"web\",\"team\":\"blue\"}}");
    }

    @Test
    void labelsStayOutOfSelectorsAndTemplatesUnlessAsked() {
        assertThat(deployment(files("labels: [{pairs: {team: blue}}]\n")))
                .contains("\"metadata\":{\"labels\":{\"team\":\"blue\"},\"name\":\"web\"}")
                .contains("\"matchLabels\":{\"app\":\"web\"}")
                .contains("\"template\":{\"metadata\":{\"labels\":{\"app\":\"web\"}}");
        assertThat(deployment(files("labels: [{pairs: {team: blue}, includeTemplates: true}]\n")))
                .contains("\"matchLabels\":{\"app\":\"web\"}")
                .contains("\"template\":{\"metadata\":{\"labels\":{\"app\":\"web\",\"team\":\"blue\"}}");
        assertThat(deployment(files("labels: [{pairs: {team: blue}, includeSelectors: true}]\n")))
                .contains("\"matchLabels\":{\"app\":\"web\",\"team\":\"blue\"}");
    }

    @Test
    void commonAnnotationsGoIntoTemplatesToo() {
        assertThat(deployment(files("commonAnnotations: {owner: ada}\n")))
                .contains("\"metadata\":{\"annotations\":{\"owner\":\"ada\"},\"name\":\"web\"}")
                .contains("\"template\":{\"metadata\":{\"annotations\":{\"owner\":\"ada\"},\"labels\"");
    }

    @Test
    void imagesGetAnotherNameTagOrDigest() {
        assertThat(deployment(files("images: [{name: shop/web, newTag: \"2.0\"}]\n")))
                .contains("\"image\":\"shop/web:2.0\"");
        assertThat(deployment(files("images: [{name: shop/web, newName: registry.example/web}]\n")))
                .contains("\"image\":\"registry.example/web:1.0\"");
        assertThat(deployment(files("images: [{name: shop/web, digest: \"sha256:24a0\"}]\n")))
                .contains("\"image\":\"shop/web@sha256:24a0\"");
        assertThat(deployment(files("images: [{name: shop, newTag: \"2.0\"}]\n")))
                .contains("\"image\":\"shop/web:1.0\"");
    }

    @Test
    void replicasAreSetByName() {
        assertThat(deployment(files("replicas: [{name: web, count: 5}]\n"))).contains("\"replicas\":5");
        assertThat(files("replicas: [{name: other, count: 5}]\n").obstacles(""))
                .containsExactly("INVALID kustomization.yaml:2:12: nothing with replicas is called other");
    }

    @Test
    void basesAndComponentsAreBuiltFirst() {
        FolderOfTexts files = files("namePrefix: eu-\n")
                .with("overlay/kustomization.yaml", "resources: [base]\ncomponents: [../debug]\nnamePrefix: de-\n")
                .with("overlay/base/kustomization.yaml", "resources: [web.yaml]\nnamePrefix: eu-\n")
                .with("overlay/base/web.yaml", DEPLOYMENT)
                .with("debug/kustomization.yaml", """
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        replicas: [{name: web, count: 0}]
                        """);

        assertThat(files.objects("overlay"))
                .singleElement()
                .asString()
                .contains("\"name\":\"de-eu-web\"")
                .contains("\"replicas\":0");
    }

    @Test
    void listsAreTakenApartAndLocalObjectsLeftOut() {
        FolderOfTexts files = new FolderOfTexts()
                .with("kustomization.yml", "resources: [all.yaml]\n")
                .with("all.yaml", """
                        apiVersion: v1
                        kind: List
                        items:
                        - {apiVersion: v1, kind: ConfigMap, metadata: {name: one}}
                        - apiVersion: v1
                          kind: ConfigMap
                          metadata: {name: two, annotations: {config.kubernetes.io/local-config: "true"}}
                        """);

        assertThat(files.objects(""))
                .containsExactly("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"one\"}}");
    }
}
