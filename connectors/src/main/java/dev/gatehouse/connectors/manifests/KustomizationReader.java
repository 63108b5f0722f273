package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.images.OverrideImages;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Kustomize's own files. One of these names that holds something else, such as Flux's Kustomization, is read as what it
 * says it is.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">Kustomize, the file</a>
 */
final class KustomizationReader implements FileReader {

    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    @Override
    public String name() {
        return "kustomize";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.KUSTOMIZATION);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return NAMES.contains(Listing.nameOf(path));
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        List<Fact> facts = new ArrayList<>();
        for (Mapping document : file.mappings()) {
            if (ObjectDocuments.isObject(document)) {
                facts.addAll(ObjectDocuments.facts(path, List.of(document)));
            } else {
                Kustomization kustomization = ObjectDocuments.kustomization(path, document);
                facts.add(kustomization);
                facts.addAll(OverrideImages.of(kustomization));
            }
        }
        return new FileFacts("", facts, file.problems(Set.of(FactKind.KUSTOMIZATION, FactKind.KUBERNETES_OBJECT)));
    }
}
