package dev.gatehouse.engines.secretscan.kubernetes;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Match;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges what stands in Kubernetes objects again with the path of their file: in documentation and test data it is made
 * up as a rule, and nothing about the value itself tells.
 */
public final class ManifestJudgement {

    private static final Set<String> DETECTORS = Stream.concat(
                    KubernetesSecrets.detectors().stream(), KubernetesSecrets.general().stream())
            .map(Detector::id)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ENDINGS =
            Set.of("md", "mdx", "markdown", "rst", "adoc", "asciidoc", "txt", "rdoc", "html", "ipynb");

    private static final Set<String> FOLDERS =
            Set.of("doc", "docs", "documentation", "testdata", "test-data", "test_data", "fixtures", "__fixtures__");

    private ManifestJudgement() {}

    /**
     * A match of a content as its path shows it: at low confidence in a sample; any other as it is.
     *
     * @param path of the file, relative, with slashes
     */
    public static Match judge(Match match, String path) {
        boolean sample = DETECTORS.contains(match.detector().id()) && isSample(path);
        return sample ? new Match(match.detector(), match.start(), match.end(), Confidence.LOW) : match;
    }

    private static boolean isSample(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int slash = lower.lastIndexOf('/');
        String name = lower.substring(slash + 1);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                || slash > 0
                        && Arrays.stream(lower.substring(0, slash).split("/", -1))
                                .anyMatch(FOLDERS::contains);
    }
}
