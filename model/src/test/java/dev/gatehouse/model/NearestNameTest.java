package dev.gatehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("approvals", "paths", "ref", "windows");

    @ParameterizedTest
    @CsvSource({"approvers, approvals", "path, paths", "widnows, windows", "Ref, ref"})
    void aSlipIsRecognised(String written, String meant) {
        assertThat(NearestName.of(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"schedule", "x", "''"})
    void anotherWordIsNot(String written) {
        assertThat(NearestName.of(written, NAMES)).isEmpty();
    }

    @Test
    void aLongTextCostsNothing() {
        assertThat(NearestName.of("x".repeat(1_000_000), NAMES)).isEmpty();
    }
}
