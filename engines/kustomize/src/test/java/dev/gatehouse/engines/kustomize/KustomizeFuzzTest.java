package dev.gatehouse.engines.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.kustomize.source.Bounds;
import java.io.IOException;
import java.util.Arrays;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class KustomizeFuzzTest {

    private static final Bounds BOUNDS = new Bounds(50, 1 << 20, 10, 20_000);

    /** Whatever stands in the files, there are objects in one form, or reasons with places. */
    @FuzzTest(maxDuration = "10s")
    void buildsOrSaysWhyNot(byte[] bytes) throws IOException {
        int first = cut(bytes, 0);
        int second = cut(bytes, first);
        FolderOfTexts files = new FolderOfTexts()
                .with("kustomization.yaml", Arrays.copyOfRange(bytes, 0, first))
                .with("a.yaml", Arrays.copyOfRange(bytes, first, second))
                .with("b/kustomization.yaml", Arrays.copyOfRange(bytes, second, bytes.length));
        switch (KustomizeBuild.of(files, "", BOUNDS)) {
            case Rendering.Rendered rendered -> {
                assertThat(rendered.read()).contains("kustomization.yaml");
                assertThat(KustomizeBuild.of(files, "", BOUNDS)).isEqualTo(rendered);
                rendered.manifests().forEach(KustomizeFuzzTest::meansTheSameAsText);
            }
            case Rendering.NotPlain notPlain -> {
                assertThat(notPlain.obstacles()).isNotEmpty().allSatisfy(obstacle -> {
                    assertThat(obstacle.place().file()).isNotEmpty();
                    assertThat(obstacle.why()).isNotEmpty().doesNotContain("\n");
                });
            }
        }
    }

    private static void meansTheSameAsText(Manifest manifest) {
        FolderOfTexts files = new FolderOfTexts()
                .with("kustomization.yaml", "resources: [a.yaml]\n")
                .with("a.yaml", manifest.text());
        assertThat(files.objects("")).containsExactly(manifest.json());
    }

    /** Files end at a zero byte. */
    private static int cut(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at;
    }
}
