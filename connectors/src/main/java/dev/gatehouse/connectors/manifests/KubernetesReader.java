package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.pipeline.GitlabPipelines;
import dev.gatehouse.connectors.sops.EncryptedDocuments;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Kubernetes manifests: every YAML and JSON file that no other reader knows. A file without an object in it is read as
 * plain {@code yaml} or {@code json} and yields nothing.
 */
final class KubernetesReader implements FileReader {

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.KUBERNETES_OBJECT, FactKind.ENCRYPTED_DOCUMENT);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return ParsedFile.isYaml(path) || ParsedFile.isJson(path);
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        List<Fact> facts = new ArrayList<>(ObjectDocuments.facts(path, file.mappings()));
        if (facts.isEmpty() && file.faults().isEmpty() && GitlabPipelines.included(file, listing)) {
            return new FileFacts("gitlab-pipeline", GitlabPipelines.facts(path, file.mappings()), List.of());
        }
        if (facts.isEmpty()) {
            facts.addAll(EncryptedDocuments.of(path, file.mappings()));
        }
        boolean manifest = !facts.isEmpty() || !file.faults().isEmpty() && ManifestText.plausible(content);
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        if (manifest) {
            kinds.add(FactKind.KUBERNETES_OBJECT);
        }
        if (!file.faults().isEmpty() && EncryptedDocuments.plausible(content)) {
            kinds.add(FactKind.ENCRYPTED_DOCUMENT);
        }
        return new FileFacts(
                manifest ? "" : ParsedFile.isJson(path) ? "json" : "yaml",
                facts,
                file.problems(kinds.isEmpty() ? ofPipeline(file, listing) : kinds));
    }

    /** A broken file that is no manifest may be a part of a pipeline. */
    private static Set<FactKind> ofPipeline(ParsedFile file, Listing listing) {
        return GitlabPipelines.mayBeIncluded(file, listing) ? Set.of(FactKind.PIPELINE) : Set.of();
    }
}
