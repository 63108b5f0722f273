package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.documents.DocumentReader;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.pipeline.ActionReader;
import dev.gatehouse.connectors.pipeline.GitlabReader;
import dev.gatehouse.connectors.pipeline.Includes;
import dev.gatehouse.connectors.pipeline.WorkflowReader;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import java.util.ArrayList;
import java.util.List;

/** The readers of documents, pipelines, Kustomize, Helm and Kubernetes files. */
public final class ManifestReaders {

    private ManifestReaders() {}

    /** In the order in which they are to be asked: the last takes every YAML and JSON file that no other does. */
    public static List<FileReader> all() {
        FileReader kubernetes = new KubernetesReader();
        return List.of(
                new DocumentReader(),
                new WorkflowReader(),
                new GitlabReader(),
                new HelmTemplateReader(),
                new PackagedChartReader(),
                new TemplateReader(),
                new KustomizationReader(),
                new ChartReader(),
                new ValuesReader(),
                new ActionReader(kubernetes),
                kubernetes);
    }

    /**
     * What the target relies on without holding it, told once all its files are read: charts and remote bases
     * ({@link dev.gatehouse.model.FactKind#RENDERED_OBJECT}), and what pipelines include from elsewhere.
     *
     * @return what is missing; nothing where nothing is
     */
    public static List<Coverage> coverage(List<? extends Fact> facts) {
        List<Coverage> coverage = new ArrayList<>(Unrendered.coverage(facts));
        coverage.addAll(Includes.coverage(facts));
        return coverage;
    }
}
