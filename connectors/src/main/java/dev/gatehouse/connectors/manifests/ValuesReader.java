package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.images.ValuesImages;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Values for charts. A file so named that holds an object, such as a patch of a HelmRelease, is read as the object. */
final class ValuesReader implements FileReader {

    @Override
    public String name() {
        return "helm-values";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.HELM_CHART);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return Charts.namesValues(path) && !Charts.isTemplate(path, listing);
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        List<Fact> facts = new ArrayList<>();
        boolean objects = false;
        for (Mapping document : file.mappings()) {
            if (ObjectDocuments.isObject(document)) {
                facts.addAll(ObjectDocuments.facts(path, List.of(document)));
                objects = true;
            } else {
                facts.add(new HelmFile(
                        HelmFile.Type.VALUES,
                        Listing.folderOf(path),
                        path,
                        document,
                        ObjectDocuments.origin(path, document)));
                facts.addAll(ValuesImages.of(subject(path, listing), document, path));
            }
        }
        boolean manifest = objects || !file.faults().isEmpty() && ManifestText.plausible(content);
        return new FileFacts(
                objects ? "kubernetes" : "",
                facts,
                file.problems(manifest ? Set.of(FactKind.HELM_CHART, FactKind.KUBERNETES_OBJECT) : kinds()));
    }

    private static String subject(String path, Listing listing) {
        return Charts.folderOf(path, listing)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> "Chart " + Listing.nameOf(folder))
                .orElseGet(() -> "Values " + Listing.nameOf(path));
    }
}
