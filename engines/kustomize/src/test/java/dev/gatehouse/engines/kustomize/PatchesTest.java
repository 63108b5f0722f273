package dev.gatehouse.engines.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Strategic merge patches and JSON patches.
 *
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md">Strategic
 *     merge patch</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
class PatchesTest {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, labels: {app: web, tier: front}}
            spec:
              restartPolicy: Always
              tolerations: [{key: a}, {key: b}]
              containers:
              - {name: web, image: web, env: [{name: COLOR, value: red}, {name: SIZE, value: big}]}
              - {name: log, image: log}
            """;

    private static FolderOfTexts patched(String kustomization) {
        return new FolderOfTexts()
                .with("kustomization.yaml", "resources: [pod.yaml]\n" + kustomization)
                .with("pod.yaml", POD);
    }

    private static FolderOfTexts merged(String spec) {
        return patched("patches: [{path: patch.yaml}]\n")
                .with("patch.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: " + spec + "\n");
    }

    private static String only(FolderOfTexts files) {
        assertThat(files.objects("")).hasSize(1);
        return files.objects("").getFirst();
    }

    @Test
    void itemsOfKnownListsAreMergedByTheirNames() {
        assertThat(only(merged("{containers: [{name: log, image: log2}, {name: new, image: new}]}")))
                .contains("\"containers\":[{\"image\":\"log2\",\"name\":\"log\"},{\"image\":\"new\",\"name\":\"new\"},"
                        + "{\"env\":[");
        assertThat(only(merged("{containers: [{name: web, env: [{name: SIZE, value: small}]}]}")))
                .contains("\"env\":[{\"name\":\"SIZE\",\"value\":\"small\"},{\"name\":\"COLOR\",\"value\":\"red\"}]");
    }

    @Test
    void otherListsAreReplaced() {
        assertThat(only(merged("{tolerations: [{key: c}]}"))).contains("\"tolerations\":[{\"key\":\"c\"}]");
    }

    @Test
    void whatAPatchDeletesIsGone() {
        assertThat(only(merged("{restartPolicy: null}"))).doesNotContain("restartPolicy");
        assertThat(only(merged("{containers: [{name: log, $patch: delete}]}"))).doesNotContain("\"log\"");
        assertThat(only(merged("{containers: [{$patch: replace}, {name: one, image: one}]}")))
                .contains("\"containers\":[{\"image\":\"one\",\"name\":\"one\"}]");
        assertThat(only(merged("{$patch: replace, nodeName: a}"))).contains("\"spec\":{\"nodeName\":\"a\"}");
    }

    @Test
    void aPatchDeletesAWholeObject() {
        FolderOfTexts files = patched("""
                patches:
                - patch: |
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: web}
                    $patch: delete
                """);

        assertThat(files.objects("")).isEmpty();
    }

    @Test
    void aPatchOfNothingIsInvalid() {
        FolderOfTexts files = patched("""
                patchesStrategicMerge:
                - |
                  apiVersion: v1
                  kind: Pod
                  metadata: {name: other}
                """);

        assertThat(files.obstacles(""))
                .containsExactly("INVALID kustomization.yaml:3:3: nothing is Pod other in default");
    }

    @Test
    void jsonPatchesDoWhatTheirOperationsSay() {
        FolderOfTexts files = patched("""
                patchesJson6902:
                - target: {version: v1, kind: Pod, name: web}
                  path: patch.json
                """).with("patch.json", """
                        [{"op": "test", "path": "/spec/restartPolicy", "value": "Always"},
                         {"op": "replace", "path": "/spec/restartPolicy", "value": "Never"},
                         {"op": "add", "path": "/spec/tolerations/-", "value": {"key": "c"}},
                         {"op": "remove", "path": "/spec/tolerations/0"},
                         {"op": "add", "path": "/metadata/annotations", "value": {}},
                         {"op": "add", "path": "/metadata/annotations/example.com~1owner", "value": "ada"},
                         {"op": "move", "from": "/spec/containers/0/env", "path": "/spec/containers/1/env"},
                         {"op": "copy", "from": "/metadata/name", "path": "/spec/nodeName"}]
                        """);

        assertThat(only(files))
                .contains("\"restartPolicy\":\"Never\"", "\"tolerations\":[{\"key\":\"b\"},{\"key\":\"c\"}]")
                .contains("\"annotations\":{\"example.com/owner\":\"ada\"}", "\"nodeName\":\"web\"")
                .contains("\"containers\":[{\"image\":\"web\",\"name\":\"web\"},{\"env\":[");
    }

    @Test
    void aJsonPatchThatDoesNotFitIsInvalid() {
        FolderOfTexts files = patched("""
                patches:
                - target: {kind: Pod}
                  patch: |-
                    - {op: remove, path: /spec/none}
                """);

        assertThat(files.obstacles(""))
                .containsExactly("INVALID kustomization.yaml:3:3: nothing at /spec/none to remove");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind: Pod                            | true
                    kind: P.*                            | true
                    kind: P                              | false
                    group: apps                          | false
                    version: v1                          | true
                    name: we.                            | true
                    name: other                          | false
                    namespace: default                   | true
                    namespace: shop                      | false
                    labelSelector: app=web,tier!=back    | true
                    labelSelector: app in (api, web)     | true
                    labelSelector: !app                  | false
                    labelSelector: tier notin (front)    | false
                    annotationSelector: owner            | false
                    """)
    void aTargetIsSelected(String target, boolean selected) {
        FolderOfTexts files = patched("""
                patches:
                - target: {TARGET}
                  patch: |-
                    - {op: add, path: /spec/nodeName, value: here}
                """.replace("{TARGET}", "{" + target.replace(": ", ": '") + "'}"));

        assertThat(only(files).contains("\"nodeName\":\"here\"")).isEqualTo(selected);
    }

    @Test
    void aPatchMayChangeANameWhereItIsAllowedTo() {
        String patch = """
                patches:
                - target: {kind: Pod}
                  options: {allowNameChange: ALLOWED}
                  patch: |-
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: changed}
                """;

        assertThat(only(patched(patch.replace("ALLOWED", "true")))).contains("\"name\":\"changed\"}");
        assertThat(only(patched(patch.replace("ALLOWED", "false")))).doesNotContain("changed");
    }
}
