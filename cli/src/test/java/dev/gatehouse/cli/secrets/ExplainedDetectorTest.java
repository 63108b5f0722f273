package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan names can be asked about. */
class ExplainedDetectorTest {

    @ParameterizedTest
    @ValueSource(strings = {"github-pat", "secrets/github-pat"})
    void byItsIdWithOrWithoutThePractice(String id) {
        CommandLineRun run = CommandLineRun.of("explain", id);
        assertThat(run.code()).isEqualTo(0);
        assertThat(run.out()).startsWith("github-pat\n").contains("`ghp_`", "Revoke it at its service first");
    }

    @Test
    void aNameNearOneIsProposed() {
        CommandLineRun run = CommandLineRun.of("explain", "github-pta");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean `github-pat`?");
    }
}
