package dev.gatehouse.connectors.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.TargetFiles;
import dev.gatehouse.model.Document;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECURITY.md",
                "security.md",
                ".github/SECURITY.md",
                "docs/SECURITY.md",
                "CONTRIBUTING.md",
                ".github/pull_request_template.md",
                "PULL_REQUEST_TEMPLATE.md",
                ".github/PULL_REQUEST_TEMPLATE/release.md",
                "PULL_REQUEST_TEMPLATE/release.md",
                ".gitlab/merge_request_templates/Default.md",
                ".gitea/PULL_REQUEST_TEMPLATE.md",
                ".well-known/security.txt",
                "public/.well-known/security.txt",
                "renovate.json",
                "renovate.json5",
                ".renovaterc",
                ".renovaterc.json5",
                ".github/renovate.json",
                ".gitlab/renovate.json5",
                ".github/dependabot.yml",
                ".github/dependabot.yaml"
            })
    void documentsAreKnownByTheirPlace(String path) {
        assertThat(TargetFiles.of(path, "x").reader(path)).isEqualTo("document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "apps/web/SECURITY.md",
                "charts/x/renovate.json",
                "security.yaml",
                "security-policy.yaml",
                "apps/pull_request_template/a.yaml",
                "docs/security/model.md"
            })
    void othersAreNone(String path) {
        assertThat(TargetFiles.of(path, "x").reader(path)).isNotEqualTo("document");
    }

    @Test
    void theFirst256KibibytesAreKept() {
        byte[] content = "x".repeat((256 << 10) + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(TargetFiles.of("SECURITY.md", content).read("SECURITY.md").facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Document.class, d -> assertThat(d.text()).hasSize(256 << 10));
    }
}
