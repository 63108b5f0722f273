package dev.gatehouse.connectors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.connectors.TargetFiles;
import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.manifests.ManifestReaders;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.pipeline.ActionUse;
import dev.gatehouse.model.pipeline.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineReadersTest {

    private static final String SHA = "3d3c42e5aac5ba805825da76410c181273ba90b1";

    private static List<ActionUse> uses(String path, String content) {
        return TargetFiles.of(path, content).read(path).facts().stream()
                .filter(ActionUse.class::isInstance)
                .map(ActionUse.class::cast)
                .toList();
    }

    private static ActionUse step(String value) {
        List<ActionUse> uses =
                uses(".github/workflows/a.yaml", "jobs:\n  a:\n    steps:\n      - uses: " + value + "\n");
        assertThat(uses).hasSize(1);
        return uses.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {".github/workflows/a.yml", ".gitea/workflows/a.yaml", ".forgejo/workflows/a.yml"})
    void workflowsAreKnownByTheirFolder(String path) {
        assertThat(TargetFiles.of(path, "on: push\njobs: {}\n").read(path).facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Workflow.class, w -> assertThat(w.type()).isEqualTo(Workflow.Type.GITHUB_WORKFLOW));
    }

    @Test
    void aWorkflowOfAnotherFolderIsPlainYaml() {
        assertThat(TargetFiles.of("docs/.github/workflows/a.yml", "on: push\n")
                        .read("docs/.github/workflows/a.yml")
                        .reader())
                .isEqualTo("yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "actions/checkout@v4, ACTION, actions/checkout, v4",
        "actions/cache/save@v4, ACTION, actions/cache/save, v4",
        "actions/checkout, ACTION, actions/checkout,",
        "https://code.example/actions/a@v1, ACTION, https://code.example/actions/a, v1",
        "docker://alpine:3.20, IMAGE, alpine, 3.20",
        "docker://ghcr.io/acme/a@sha256:0a, IMAGE, ghcr.io/acme/a, sha256:0a",
        "docker://alpine, IMAGE, alpine,",
        "./.github/actions/a, LOCAL, ./.github/actions/a,"
    })
    void whatAStepUsesIsTakenApart(String value, ActionUse.Type type, String name, String reference) {
        ActionUse use = step(value);
        assertThat(tuple(use.type(), use.name(), use.reference())).isEqualTo(tuple(type, name, reference));
    }

    @Test
    void theCommentOfTheLineBelongsToTheUse() {
        assertThat(step("actions/checkout@" + SHA + " # v7.0.1").comment()).isEqualTo("v7.0.1");
    }

    @Test
    void theCommentAfterAQuotedValueBelongsToTheUse() {
        assertThat(step("\"actions/checkout@" + SHA + "\"  #  v7 ").comment()).isEqualTo("v7");
    }

    @Test
    void aLineWithoutACommentHasNone() {
        assertThat(step("actions/checkout@v4").comment()).isNull();
    }

    @Test
    void aUseStandsWhereItsValueStands() {
        assertThat(step("actions/checkout@v4").origin().location()).hasToString(".github/workflows/a.yaml:4:15");
    }

    @Test
    void aJobMayUseAWholeWorkflow() {
        assertThat(uses(".github/workflows/a.yaml", """
                jobs:
                  call:
                    uses: acme/ci/.github/workflows/build.yaml@main
                    secrets: inherit
                """))
                .extracting(ActionUse::type, ActionUse::name, ActionUse::reference)
                .containsExactly(
                        tuple(ActionUse.Type.REUSABLE_WORKFLOW, "acme/ci/.github/workflows/build.yaml", "main"));
    }

    @Test
    void aCompositeActionUsesOthers() {
        assertThat(uses("tools/action.yml", """
                name: Build
                runs:
                  using: composite
                  steps:
                    - uses: actions/setup-java@v5
                    - run: make
                      shell: sh
                """)).extracting(ActionUse::name).containsExactly("actions/setup-java");
    }

    @Test
    void anActionMayRunAnImage() {
        assertThat(uses("action.yaml", "runs: {using: docker, image: 'docker://acme/tool:1'}\n"))
                .extracting(ActionUse::type, ActionUse::name)
                .containsExactly(tuple(ActionUse.Type.IMAGE, "acme/tool"));
    }

    @Test
    void aFileCalledActionThatRunsNothingIsNone() {
        FileFacts read = TargetFiles.of(
                        "action.yaml", "apiVersion: acme.example/v1\nkind: Action\nmetadata: {name: a}\n")
                .read("action.yaml");
        assertThat(read.reader()).isEqualTo("kubernetes");
        assertThat(read.facts()).hasSize(1);
    }

    @Test
    void aBrokenWorkflowIsNamedAndNoTemplate() {
        FileFacts read = TargetFiles.of(
                        ".github/workflows/a.yaml", "on: push\nenv: {A: \"${{ github.ref }}\"\njobs: {}\n")
                .read(".github/workflows/a.yaml");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("3:1 `,` or `}` is missing");
            assertThat(problem.kinds()).containsExactly(FactKind.PIPELINE);
        });
    }

    @Test
    void referencesToOtherJobsParse() {
        FileFacts read = TargetFiles.of(".gitlab-ci.yml", "test:\n  script:\n    - !reference [.setup, script]\n")
                .read(".gitlab-ci.yml");
        assertThat(read.problems()).isEmpty();
        assertThat(read.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Workflow.class, w -> assertThat(w.type()).isEqualTo(Workflow.Type.GITLAB_PIPELINE));
    }

    @Test
    void anIncludedPipelineIsToldByItsJobs() {
        FileFacts read = TargetFiles.of("ci/build.yml", "build:\n  script: [make]\n")
                .with(".gitlab-ci.yml", "include: {local: /ci/build.yml}\n")
                .read("ci/build.yml");
        assertThat(read.reader()).isEqualTo("gitlab-pipeline");
        assertThat(read.facts()).hasSize(1);
    }

    @Test
    void aBrokenPartOfAPipelineHoldsPipelinesBack() {
        FileFacts read = TargetFiles.of("ci/build.yml", "build:\n  script: [make\n")
                .with(".gitlab-ci.yml", "include: {local: /ci/build.yml}\n")
                .read("ci/build.yml");
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kinds()).containsExactly(FactKind.PIPELINE));
    }

    @Test
    void jobsCountWhereThereIsAPipelineOnly() {
        assertThat(TargetFiles.of("ci/build.yml", "build:\n  script: [make]\n")
                        .read("ci/build.yml")
                        .reader())
                .isEqualTo("yaml");
    }

    @Test
    void localIncludesThatWereReadAreNotMissing() {
        TargetFiles files = TargetFiles.of("ci/build.yml", "build: {script: [make]}\n")
                .with(".gitlab-ci.yml", "include: [{local: /ci/build.yml}, 'ci/*.yml']\n");
        assertThat(ManifestReaders.coverage(facts(files, ".gitlab-ci.yml", "ci/build.yml")))
                .isEmpty();
    }

    @Test
    void whatIsIncludedFromElsewhereIsNamedOnceForAFile() {
        TargetFiles files = TargetFiles.of(".gitlab-ci.yml", """
                include:
                  - template: Jobs/SAST.gitlab-ci.yml
                  - remote: https://user:pass@ci.example/x.yml?private_token=abc
                  - project: acme/ci
                    file: /deploy.yml
                  - component: gitlab.example/acme/lint@1
                  - local: /missing.yml
                """);
        assertThat(ManifestReaders.coverage(facts(files, ".gitlab-ci.yml")))
                .singleElement()
                .satisfies(coverage -> {
                    assertThat(coverage.kind()).isEqualTo(FactKind.PIPELINE);
                    assertThat(coverage.state()).isEqualTo(Coverage.State.PARTIAL);
                    assertThat(coverage.reason())
                            .isEqualTo(
                                    ".gitlab-ci.yml includes what is not in this repository: template Jobs/SAST.gitlab-ci.yml,"
                                            + " remote https://ci.example/x.yml, project acme/ci and 2 more");
                });
    }

    private static List<Fact> facts(TargetFiles files, String... paths) {
        List<Fact> facts = new ArrayList<>();
        for (String path : paths) {
            facts.addAll(files.read(path).facts());
        }
        return facts;
    }
}
