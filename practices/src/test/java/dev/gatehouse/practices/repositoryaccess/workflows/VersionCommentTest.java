package dev.gatehouse.practices.repositoryaccess.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionCommentTest {

    @ParameterizedTest
    @CsvSource({
        "v4.2.2, 4.2.2",
        "4.2.2, 4.2.2",
        "v4, 4",
        "tag=v4.2.2, 4.2.2",
        "ratchet:actions/checkout@v4.2.2, 4.2.2",
        "v5.0.1 # zizmor: ignore[unpinned-tools], 5.0.1",
        "codeql-bundle/v2.20.1, 2.20.1",
        "v1.0.0-rc.1, 1.0.0-rc.1"
    })
    void readsVersions(String comment, String version) {
        assertThat(VersionComment.of(comment))
                .get()
                .extracting(VersionComment::version)
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "master", "latest"})
    void readsNamesThatMove(String comment) {
        assertThat(VersionComment.of(comment))
                .get()
                .extracting(VersionComment::version)
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetches the code", "zizmor: ignore[unpinned-uses]", "renovate: pinned", "", "2 of them"})
    void aRemarkClaimsNothing(String comment) {
        assertThat(VersionComment.of(comment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v4, v4.2.2, true",
        "v4.2, v4.2.2, true",
        "v4.2.2, v4.2.2, true",
        "v4, v3.6.0, false",
        "v4, v40.1.0, false"
    })
    void aMovingTagAgreesWithItsReleases(String one, String other, boolean agree) {
        assertThat(VersionComment.of(one)
                        .orElseThrow()
                        .agreesWith(VersionComment.of(other).orElseThrow()))
                .isEqualTo(agree);
    }
}
