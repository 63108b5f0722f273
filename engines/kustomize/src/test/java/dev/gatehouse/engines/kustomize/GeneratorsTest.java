package dev.gatehouse.engines.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Generated ConfigMaps and Secrets.
 *
 * @see <a
 *     href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/">configMapGenerator</a>
 */
class GeneratorsTest {

    private static FolderOfTexts files(String kustomization) {
        return new FolderOfTexts().with("kustomization.yaml", kustomization);
    }

    /** The ends of these names are those that Kustomize 5.8 gives. */
    @Test
    void aNameEndsWithTheHashOfTheContent() {
        assertThat(files("configMapGenerator: [{name: settings, literals: [color=red, \"size='<big>'\"]}]\n")
                        .objects(""))
                .containsExactly("{\"apiVersion\":\"v1\",\"data\":{\"color\":\"red\",\"size\":\"<big>\"},"
                        + "\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings-6cd75cktm8\"}}");
        assertThat(files("secretGenerator: [{name: login, literals: [user=ada], type: kubernetes.io/basic-auth}]\n")
                        .objects(""))
                .containsExactly("{\"apiVersion\":\"v1\",\"data\":{\"user\":\"YWRh\"},\"kind\":\"Secret\","
                        + "\"metadata\":{\"name\":\"login-6ffffc8tc2\"},\"type\":\"kubernetes.io/basic-auth\"}");
    }

    @Test
    void theHashCanBeLeftOut() {
        assertThat(files("""
                        generatorOptions: {disableNameSuffixHash: true, labels: {made: "yes"}, immutable: true}
                        configMapGenerator: [{name: settings, namespace: shop}]
                        """).objects(""))
                .containsExactly("{\"apiVersion\":\"v1\",\"immutable\":true,\"kind\":\"ConfigMap\",\"metadata\":"
                        + "{\"labels\":{\"made\":\"yes\"},\"name\":\"settings\",\"namespace\":\"shop\"}}");
    }

    @Test
    void filesAndVariablesAreRead() {
        FolderOfTexts files = files("""
                        configMapGenerator:
                        - name: settings
                          options: {disableNameSuffixHash: true}
                          files: [page.html, start=conf/page.html, logo.bin]
                          env: app.env
                        """)
                .with("page.html", "<p>\n")
                .with("conf/page.html", "<b>")
                .with("logo.bin", new byte[] {(byte) 0xff, 0})
                .with("app.env", "# note\nCOLOR=red\n\nEMPTY\nFORMULA=a=b\r\n");

        assertThat(files.objects(""))
                .containsExactly("{\"apiVersion\":\"v1\",\"binaryData\":{\"logo.bin\":\"/wA=\"},\"data\":"
                        + "{\"COLOR\":\"red\",\"EMPTY\":\"\",\"FORMULA\":\"a=b\",\"page.html\":\"<p>\\n\",\"start\":\"<b>\"},"
                        + "\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\"}}");
    }

    @Test
    void longContentOfSecretsIsBrokenIntoLines() {
        String line = "A".repeat(70);

        assertThat(files("secretGenerator: [{name: key, options: {disableNameSuffixHash: true}, files: [k]}]\n")
                        .with("k", new byte[54])
                        .objects(""))
                .singleElement()
                .asString()
                .contains("\"data\":{\"k\":\"" + line + "\\nAA\\n\"}");
    }

    @Test
    void anOverlayMergesOrReplaces() {
        String base = "configMapGenerator: [{name: settings, literals: [color=red, size=big]}]\n";
        assertThat(merging("merge").with("base/kustomization.yaml", base).objects(""))
                .singleElement()
                .asString()
                .contains("\"data\":{\"color\":\"blue\",\"size\":\"big\"}");
        assertThat(merging("replace").with("base/kustomization.yaml", base).objects(""))
                .singleElement()
                .asString()
                .contains("\"data\":{\"color\":\"blue\"}");
        assertThat(merging("create").with("base/kustomization.yaml", base).obstacles(""))
                .containsExactly("INVALID kustomization.yaml:3:3: ConfigMap settings in default is there already:"
                        + " merge or replace it");
    }

    private static FolderOfTexts merging(String behavior) {
        return files("""
                resources: [base]
                configMapGenerator:
                - name: settings
                  behavior: BEHAVIOR
                  literals: [color=blue]
                """.replace("BEHAVIOR", behavior));
    }

    @Test
    void workloadsFollowTheGeneratedName() {
        FolderOfTexts files = files("""
                        resources: [pod.yaml]
                        namePrefix: eu-
                        configMapGenerator: [{name: settings, literals: [color=red]}]
                        """).with("pod.yaml", """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: web}
                        spec: {containers: [{name: web, envFrom: [{configMapRef: {name: settings}}]}]}
                        """);

        assertThat(files.objects(""))
                .filteredOn(each -> each.contains("\"Pod\""))
                .singleElement()
                .asString()
                .containsPattern("\"configMapRef\":\\{\"name\":\"eu-settings-[a-z0-9]{10}\"");
    }
}
