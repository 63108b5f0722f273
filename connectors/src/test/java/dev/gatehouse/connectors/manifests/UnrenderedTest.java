package dev.gatehouse.connectors.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.TargetFiles;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnrenderedTest {

    private static List<Coverage> coverage(String path, String content) {
        return ManifestReaders.coverage(TargetFiles.of(path, content).read(path).facts());
    }

    @ParameterizedTest
    @CsvSource({
        "github.com/acme/base//deploy?ref=v1, true",
        "https://github.com/acme/base.git//deploy, true",
        "git@github.com:acme/base.git, true",
        "git::https://code.example/base, true",
        "ssh://git@code.example/base, true",
        "https://acme.example/install.yaml, true",
        "../base, false",
        "deployment.yaml, false",
        "apps.example/web, false"
    })
    void remoteBasesAreTold(String resource, boolean remote) {
        assertThat(Unrendered.isRemote(resource)).isEqualTo(remote);
    }

    @Test
    void upToThreeRemoteBasesAreNamed() {
        assertThat(coverage("kustomization.yaml", """
                resources:
                  - local.yaml
                  - https://user:token@a.example/1.yaml
                  - https://a.example/2.yaml
                components: [https://a.example/3, https://a.example/4]
                """))
                .containsExactly(Coverage.missing(
                        "files",
                        FactKind.RENDERED_OBJECT,
                        "4 remote Kustomize bases (https://a.example/1.yaml, https://a.example/2.yaml,"
                                + " https://a.example/3 …), not fetched",
                        null));
    }

    @Test
    void chartsOfOthersAreNamedTogether() {
        assertThat(coverage("a.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: web}
                spec: {chart: {spec: {chart: nginx}}}
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: app}
                spec: {chartRef: {kind: OCIRepository, name: app-template}}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: db}
                spec: {sources: [{chart: postgresql}, {repoURL: https://a.example/x.git, path: y}]}
                """))
                .containsExactly(Coverage.partial(
                        "files",
                        FactKind.RENDERED_OBJECT,
                        "the objects of 3 charts (nginx, app-template, postgresql), not rendered",
                        null));
    }

    @Test
    void aDependencyInTheTargetItselfIsNoGap() {
        assertThat(coverage("c/Chart.yaml", "name: c\ndependencies: [{name: d, repository: 'file://../d'}]\n"))
                .isEmpty();
    }

    @Test
    void aTargetThatHoldsAllItDeploysHasNoGap() {
        assertThat(coverage("kustomization.yaml", "resources: [a.yaml, ../base]\n"))
                .isEmpty();
    }
}
