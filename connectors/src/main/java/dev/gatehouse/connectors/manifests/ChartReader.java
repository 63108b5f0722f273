package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.HelmFile;
import java.util.List;
import java.util.Set;

/** A chart's {@code Chart.yaml}. */
final class ChartReader implements FileReader {

    @Override
    public String name() {
        return "helm-chart";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.HELM_CHART);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return Listing.nameOf(path).equals(Charts.FILE);
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        List<HelmFile> charts = file.mappings().stream()
                .map(body -> new HelmFile(
                        HelmFile.Type.CHART, Listing.folderOf(path), path, body, ObjectDocuments.origin(path, body)))
                .toList();
        return new FileFacts("", List.copyOf(charts), file.problems(kinds()));
    }
}
