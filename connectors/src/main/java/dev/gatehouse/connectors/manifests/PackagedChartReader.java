package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.FactKind;
import java.util.List;
import java.util.Set;

/** Charts in their packages, {@code charts/*.tgz}: named, not unpacked. */
final class PackagedChartReader implements FileReader {

    @Override
    public String name() {
        return "helm-package";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.RENDERED_OBJECT);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return path.endsWith(".tgz")
                && (Listing.nameOf(Listing.folderOf(path)).equals("charts")
                        || Charts.folderOf(path, listing).isPresent());
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        return new FileFacts(
                "", List.of(), List.of(new FileFacts.Problem("a packaged chart, not unpacked", kinds(), "")));
    }
}
