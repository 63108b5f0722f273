package dev.gatehouse.connectors.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import java.util.List;

/** Any bytes under any name that a reader knows: no crash, no hang. */
final class ManifestReadersFuzzTest {

    private static final List<String> PATHS = List.of(
            "a.yaml",
            "a.json",
            "kustomization.yaml",
            "c/Chart.yaml",
            "c/values.yaml",
            "c/templates/a.yaml",
            "a.yaml.j2",
            ".github/workflows/a.yaml",
            "action.yml",
            ".gitlab-ci.yml",
            "SECURITY.md");

    private static final Listing LISTING = new Listing(PATHS);

    @FuzzTest(maxDuration = "10s")
    void everyFileIsReadOrNamed(byte[] content) {
        for (String path : PATHS) {
            for (FileReader reader : ManifestReaders.all()) {
                if (reader.takes(path, LISTING)) {
                    FileFacts read = reader.read(path, content, LISTING);
                    assertThat(ManifestReaders.coverage(read.facts())).isNotNull();
                    break;
                }
            }
        }
    }
}
