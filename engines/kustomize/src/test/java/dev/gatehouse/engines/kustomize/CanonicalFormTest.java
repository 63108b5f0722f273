package dev.gatehouse.engines.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same object has one form, and another object another. */
class CanonicalFormTest {

    private static String form(String object) {
        return new FolderOfTexts()
                .with("kustomization.yaml", "resources: [a.yaml]\n")
                .with("a.yaml", object)
                .objects("")
                .getFirst();
    }

    @Test
    void commentsOrderAndStyleDontMatter() {
        assertThat(form("""
                        # written by hand
                        apiVersion: v1
                        kind: ConfigMap   # of colors
                        metadata:
                          name: "a"
                        data:
                          color: 'red'
                          page: |
                            one
                        """))
                .isEqualTo(
                        form("{\"data\": {\"page\": \"one\\n\", \"color\": \"red\"}, \"metadata\": {\"name\": \"a\"},"
                                + " \"kind\": \"ConfigMap\", \"apiVersion\": \"v1\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "0644, 420",
        "0o17, 15",
        "0b11, 3",
        "1_000, 1000",
        "0x1F, 31",
        "08, 8",
        "1.0, 1",
        "1e3, 1000",
        ".5, 0.5",
        "True, true",
        "~, null",
        "yes, \"yes\"",
        "2020-01-01, \"2020-01-01T00:00:00Z\"",
        "1.2.3, \"1.2.3\"",
        "2020-01-01T10:00:00.50+02:00, \"2020-01-01T10:00:00.5+02:00\"",
        "18446744073709551615, 18446744073709551615",
        "'\"1\"', \"1\"",
        "!!str 5, \"5\""
    })
    void valuesAreWhatTheyMean(String written, String canonical) {
        assertThat(form("{apiVersion: v1, kind: Any, metadata: {name: a}, value: " + written + "}"))
                .endsWith("\"value\":" + canonical + "}");
    }

    @ParameterizedTest
    @CsvSource({"1, '\"1\"'", "true, '\"true\"'", "null, '\"null\"'", "a, A", "1.5, 1.50000001", "'\"a\\n\"', a"})
    void otherValuesAreOthers(String one, String other) {
        String object = "{apiVersion: v1, kind: Any, metadata: {name: a}, value: %s}";

        assertThat(form(object.formatted(one))).isNotEqualTo(form(object.formatted(other)));
    }

    @Test
    void aBlockAtTheEndOfAFileHasALineBreakOnlyIfTheFileHas() {
        String object = "apiVersion: v1\nkind: Any\nmetadata: {name: a}\nvalue: |\n  text";

        assertThat(form(object)).endsWith("\"value\":\"text\"}");
        assertThat(form(object + "\n")).endsWith("\"value\":\"text\\n\"}");
    }

    @Test
    void anchorsAndMergeKeysAreResolved() {
        assertThat(form("""
                        apiVersion: v1
                        kind: Any
                        metadata: {name: a}
                        base: &base {x: 1, y: 2}
                        value: {<<: *base, y: 3}
                        """)).endsWith("\"value\":{\"x\":1,\"y\":3}}");
    }

    @Test
    void theTextIsForPeople() {
        Rendering rendering = new FolderOfTexts()
                .with("kustomization.yaml", "resources: [a.yaml]\n")
                .with("a.yaml", """
                        {kind: ConfigMap, apiVersion: v1, metadata: {name: a, labels: {on: "yes", "x y": ""}},
                         list: [{b: 1, a: [2]}, [], "3"], data: {page: "one\\ntwo\\n"}}
                        """)
                .build("");

        assertThat(rendering).isInstanceOfSatisfying(Rendering.Rendered.class, rendered -> {
            Manifest manifest = rendered.manifests().getFirst();
            assertThat(manifest.title()).isEqualTo("v1 ConfigMap a");
            assertThat(manifest.text()).isEqualTo("""
                    apiVersion: v1
                    data:
                      page: |+
                        one
                        two
                    kind: ConfigMap
                    list:
                    - a:
                      - 2
                      b: 1
                    - []
                    - "3"
                    metadata:
                      labels:
                        "on": "yes"
                        "x y": ""
                      name: a
                    """);
        });
    }
}
