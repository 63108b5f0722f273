package dev.gatehouse.connectors.manifests;

import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.images.ObjectImages;
import dev.gatehouse.connectors.images.OverrideImages;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of documents that say what they are by {@code apiVersion} and {@code kind}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">Kubernetes API concepts</a>
 */
final class ObjectDocuments {

    private static final String LIST = "List";
    private static final String KUSTOMIZE = "kustomize.config.k8s.io/";

    private final String path;
    private final List<Fact> facts = new ArrayList<>();

    private ObjectDocuments(String path) {
        this.path = path;
    }

    /** Facts of all documents; none of those that are no objects. */
    static List<Fact> facts(String path, List<Mapping> documents) {
        ObjectDocuments objects = new ObjectDocuments(path);
        for (Mapping document : documents) {
            objects.object(document, "", "");
        }
        return objects.facts;
    }

    /** Whether a document says what object it is. */
    static boolean isObject(Mapping document) {
        return !text(document, "apiVersion").isEmpty()
                && !text(document, "kind").isEmpty();
    }

    static Kustomization kustomization(String path, Mapping body) {
        return new Kustomization(Listing.folderOf(path), path, body, origin(path, body));
    }

    static Origin origin(String path, Node node) {
        return Origin.file(new Location(path, node.line(), node.column(), node.endLine()));
    }

    /**
     * @param inheritedVersion the list's, which its items need not repeat
     * @param inheritedType the list's kind without {@code List}
     */
    private void object(Mapping body, String inheritedVersion, String inheritedType) {
        String apiVersion = body.text("apiVersion").orElse(inheritedVersion);
        String type = body.text("kind").orElse(inheritedType);
        if (apiVersion.isEmpty() || type.isEmpty()) {
            return;
        }
        if (type.endsWith(LIST) && body.has("items")) {
            String itemType = type.substring(0, type.length() - LIST.length());
            for (Mapping item : body.each("items")) {
                object(item, itemType.isEmpty() ? "" : apiVersion, itemType);
            }
            return;
        }
        if (apiVersion.startsWith(KUSTOMIZE)) {
            Kustomization kustomization = kustomization(path, body);
            facts.add(kustomization);
            facts.addAll(OverrideImages.of(kustomization));
            return;
        }
        KubernetesObject object = new KubernetesObject(
                apiVersion,
                type,
                text(body, "metadata", "namespace"),
                text(body, "metadata", "name"),
                body,
                path,
                origin(path, body));
        facts.add(object);
        facts.addAll(ObjectImages.of(object));
    }

    private static String text(Mapping body, String... keys) {
        return body.text(keys).orElse("");
    }
}
