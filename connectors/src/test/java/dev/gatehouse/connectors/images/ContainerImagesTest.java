package dev.gatehouse.connectors.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.connectors.TargetFiles;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerImagesTest {

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    private static List<ContainerImage> images(String path, String content) {
        return TargetFiles.of(path, content).read(path).facts().stream()
                .filter(ContainerImage.class::isInstance)
                .map(ContainerImage.class::cast)
                .toList();
    }

    @Test
    void everyContainerOfAPodTemplateIsFound() {
        List<ContainerImage> images = images("a.yaml", """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent, namespace: ops}
                spec:
                  template:
                    spec:
                      initContainers:
                        - image: busybox:1.36
                      containers:
                        - name: main
                          image: registry.example:5000/agent@%s
                      volumes:
                        - name: rules
                          image: {reference: quay.io/acme/rules:v1}
                """.formatted(DIGEST));
        assertThat(images)
                .extracting(ContainerImage::written)
                .containsExactly("busybox:1.36", "registry.example:5000/agent@" + DIGEST, "quay.io/acme/rules:v1");
        assertThat(images).allSatisfy(image -> {
            assertThat(image.subject()).isEqualTo("DaemonSet ops/agent");
            assertThat(image.kind()).isEqualTo(FactKind.KUBERNETES_OBJECT);
        });
        assertThat(images.get(1).location()).hasToString("a.yaml:11:18");
    }

    @ParameterizedTest
    @CsvSource({
        "batch/v1, CronJob, 'jobTemplate: {spec: {template: {spec: {containers: [{image: \"a:1\"}]}}}}'",
        "v1, Pod, 'ephemeralContainers: [{image: \"a:1\"}]'",
        "argoproj.io/v1alpha1, Rollout, 'template: {spec: {containers: [{image: \"a:1\"}]}}'",
        "argoproj.io/v1alpha1, WorkflowTemplate, 'templates: [{container: {image: \"a:1\"}}]'",
        "tekton.dev/v1, Task, 'steps: [{image: \"a:1\"}]'",
        "serving.knative.dev/v1, Service, 'template: {spec: {containers: [{image: \"a:1\"}]}}'",
        "monitoring.coreos.com/v1, Prometheus, 'image: \"a:1\"'",
        "postgresql.cnpg.io/v1, Cluster, 'imageName: \"a:1\"'",
        "acme.example/v1, Thing, 'image: \"a:1\"'"
    })
    void imagesOfManyKindsAreFound(String apiVersion, String kind, String spec) {
        assertThat(images(
                        "a.yaml",
                        "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: x}\nspec: {" + spec
                                + "}\n"))
                .extracting(ContainerImage::written)
                .containsExactly("a:1");
    }

    @ParameterizedTest
    @CsvSource({
        "image.toolkit.fluxcd.io/v1, ImageRepository, 'image: ghcr.io/acme/app:1'",
        "kyverno.io/v1, ClusterPolicy, 'rules: [{validate: {pattern: {spec: {containers: [{image: \"!*:latest\"}]}}}}]'",
        "acme.example/v1, Avatar, 'image: https://acme.example/face.png'",
        "apiextensions.k8s.io/v1, CustomResourceDefinition, 'containers: [{image: \"a:1\"}]'"
    })
    void whatIsNoImageToRunIsLeftOut(String apiVersion, String kind, String spec) {
        assertThat(images(
                        "a.yaml",
                        "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: x}\nspec: {" + spec
                                + "}\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${IMAGE}", "$(IMAGE)", "app:{{ tag }}", "two words"})
    void anImageThatCanNotBeToldIsKeptWithoutAReference(String written) {
        assertThat(images(
                        "a.yaml",
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n    - image: '" + written
                                + "'\n"))
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.written()).isEqualTo(written);
                    assertThat(image.reference()).isNull();
                });
    }

    @Test
    void theValuesOfAReleaseArePutTogether() {
        assertThat(images("a.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: app}
                spec:
                  values:
                    controllers:
                      main:
                        image:
                          repository: ghcr.io/acme/app
                          tag: 1.2@%s
                """.formatted(DIGEST))).singleElement().satisfies(image -> {
            assertThat(image.reference()).isEqualTo(new ImageReference("ghcr.io/acme/app", "1.2", DIGEST));
            assertThat(image.location()).hasToString("a.yaml:10:16");
            assertThat(image.subject()).isEqualTo("HelmRelease app");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'image: {registry: quay.io, repository: acme/app, tag: v1}', quay.io/acme/app:v1",
        "'image: {repository: acme/app, version: v1}', acme/app:v1",
        "'image: {repository: acme/app, tag: 7}', acme/app:7",
        "'image: {repository: acme/app, tag: 1.10}', acme/app:1.10",
        "'image: acme/app:v1', acme/app:v1",
        "'{image: redis, imageTag: 6.2}', redis:6.2",
        "'{sidecarImage: acme/side:1}', acme/side:1",
        "'operator: {repository: acme/op, tag: v2}', acme/op:v2",
        "'server: {containers: [{image: acme/app:v1}]}', acme/app:v1",
        "'image: {repository: acme/app}', acme/app",
        "'image: {tag: latest}', :latest"
    })
    void shapesOfValuesAreUnderstood(String values, String written) {
        assertThat(images("values.yaml", values))
                .extracting(ContainerImage::written)
                .containsExactly(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: {pullPolicy: Always}",
                "image: https://acme.example/logo.svg",
                "image: {repository: 'https://charts.example', tag: 1}",
                "image: ''",
                "image: ubuntu",
                "imagePullSecrets: [{name: regcred}]"
            })
    void valuesThatNameNoImageAreLeftOut(String values) {
        assertThat(images("values.yaml", values)).isEmpty();
    }

    @Test
    void aTagThatTheChartSuppliesCanNotBeTold() {
        assertThat(images("values.yaml", "image: {repository: acme/app, tag: ''}"))
                .singleElement()
                .satisfies(image -> assertThat(image.reference()).isNull());
    }

    @Test
    void aValueIsNamedByChartAndPath() {
        List<ContainerImage> images = TargetFiles.of("apps/blog/values.yaml", "web: {image: acme/blog:1}")
                .with("apps/blog/Chart.yaml", "name: blog")
                .read("apps/blog/values.yaml")
                .facts()
                .stream()
                .filter(ContainerImage.class::isInstance)
                .map(ContainerImage.class::cast)
                .toList();
        assertThat(images).extracting(ContainerImage::subject).containsExactly("Chart blog web.image");
    }

    @Test
    void kustomizeOverridesAreFound() {
        assertThat(images("apps/kustomization.yaml", """
                images:
                  - {name: app, newName: ghcr.io/acme/app, newTag: v2}
                  - {name: db, digest: %s}
                  - {name: only-renamed, newName: other}
                """.formatted(DIGEST)))
                .satisfiesExactly(
                        tagged -> assertThat(tagged.reference())
                                .isEqualTo(new ImageReference("ghcr.io/acme/app", "v2", null)),
                        pinned -> assertThat(pinned.reference()).isEqualTo(new ImageReference("db", null, DIGEST)));
    }

    @Test
    void imagesThatApplicationsPassOnAreFound() {
        assertThat(images("a.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: app, namespace: argocd}
                spec:
                  sources:
                    - kustomize: {images: ["web=ghcr.io/acme/web:v3", "acme/api:v4"]}
                    - helm:
                        valuesObject: {image: {repository: acme/job, tag: v5}}
                        parameters:
                          - {name: worker.image.repository, value: acme/worker}
                          - {name: worker.image.tag, value: v6}
                """))
                .extracting(ContainerImage::written)
                .containsExactly("ghcr.io/acme/web:v3", "acme/api:v4", "acme/job:v5", "acme/worker:v6");
    }

    @Test
    void valuesThatAreATextAreReadAndStandWhereTheTextDoes() {
        assertThat(images("a.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: app}
                spec:
                  source:
                    helm:
                      values: |
                        image:
                          repository: acme/web
                          tag: latest
                """)).singleElement().satisfies(image -> {
            assertThat(image.written()).isEqualTo("acme/web:latest");
            assertThat(image.location()).hasToString("a.yaml:7:15");
        });
    }

    @Test
    void valuesOfChartsThatKustomizeInflatesAreFound() {
        assertThat(images("kustomization.yaml", "helmCharts: [{name: a, valuesInline: {image: 'acme/a:1'}}]\n"))
                .extracting(ContainerImage::written)
                .containsExactly("acme/a:1");
    }

    @Test
    void imagesOfWorkflowsAreFound() {
        assertThat(images(".github/workflows/test.yaml", """
                jobs:
                  unit:
                    container: node:22
                    services:
                      db: {image: postgres:17}
                  matrix:
                    container: {image: "node:${{ matrix.node }}"}
                """))
                .satisfiesExactly(
                        job -> assertThat(job.subject()).isEqualTo("Workflow test.yaml job unit"),
                        service -> assertThat(service.written()).isEqualTo("postgres:17"),
                        matrix -> assertThat(matrix.reference()).isNull());
    }

    @Test
    void imagesOfGitlabPipelinesAreFound() {
        assertThat(images(".gitlab-ci.yml", """
                image: ruby:3.4
                default:
                  services: [postgres:17, {name: "redis:8", alias: cache}]
                build:
                  image: {name: "gcr.io/kaniko-project/executor:debug", entrypoint: [""]}
                  script: [make]
                deploy:
                  image: $DEPLOY_IMAGE
                """))
                .extracting(ContainerImage::subject, ContainerImage::written)
                .containsExactly(
                        tuple("Pipeline .gitlab-ci.yml", "ruby:3.4"),
                        tuple("Pipeline .gitlab-ci.yml", "postgres:17"),
                        tuple("Pipeline .gitlab-ci.yml", "redis:8"),
                        tuple("Pipeline .gitlab-ci.yml job build", "gcr.io/kaniko-project/executor:debug"),
                        tuple("Pipeline .gitlab-ci.yml job deploy", "$DEPLOY_IMAGE"));
    }
}
