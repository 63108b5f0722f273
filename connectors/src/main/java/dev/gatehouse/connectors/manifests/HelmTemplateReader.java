package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.syntax.TemplateMarks;
import dev.gatehouse.model.FactKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chart's templates. One that holds no template mark is rendered to itself, so it is read; the others are named.
 *
 * <p>Notes and files that begin with {@code _} render to no object.
 */
final class HelmTemplateReader implements FileReader {

    private static final String NOTES = "NOTES.txt";

    private final KubernetesReader manifests = new KubernetesReader();

    @Override
    public String name() {
        return "helm-template";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.KUBERNETES_OBJECT);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return Charts.isTemplate(path, listing);
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        Optional<TemplateMarks.Place> mark = TemplateMarks.first(new String(content, StandardCharsets.UTF_8));
        if (mark.isEmpty()) {
            return manifests.takes(path, listing) && ManifestText.plausible(content)
                    ? readAsManifest(path, content, listing)
                    : FileFacts.none();
        }
        String name = Listing.nameOf(path);
        boolean renders = !name.startsWith("_") && !name.equals(NOTES);
        return new FileFacts(
                "",
                List.of(),
                List.of(new FileFacts.Problem(
                        mark.get() + " a Helm template, not rendered", renders ? kinds() : Set.of(), "")));
    }

    private FileFacts readAsManifest(String path, byte[] content, Listing listing) {
        FileFacts read = manifests.read(path, content, listing);
        return new FileFacts(read.reader().isEmpty() ? manifests.name() : read.reader(), read.facts(), read.problems());
    }
}
