package dev.gatehouse.engines.kustomize;

import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.tree.CanonicalJson;
import dev.gatehouse.engines.kustomize.tree.ManifestText;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import java.util.List;

/**
 * A rendered object.
 *
 * @param namespace empty where it names none
 * @param json in canonical form: the same for the same object, however its sources are written
 * @param text as YAML, names sorted
 * @param shown the same for people: without the values of a Secret
 */
public record Manifest(
        String apiVersion, String kind, String namespace, String name, String json, String text, String shown)
        implements Comparable<Manifest> {

    private static final ScalarNode HIDDEN = ScalarNode.text("(hidden)");

    static Manifest of(Resource resource) {
        return new Manifest(
                resource.body().text("apiVersion"),
                resource.kind(),
                resource.namespace(),
                resource.name(),
                CanonicalJson.of(resource.body()),
                ManifestText.of(resource.body()),
                ManifestText.of(shown(resource)));
    }

    private static MappingNode shown(Resource resource) {
        if (!resource.kind().equals("Secret")) {
            return resource.body();
        }
        MappingNode shown = resource.body().copy();
        for (String values : List.of("data", "stringData")) {
            shown.mapping(values).ifPresent(data -> data.names().forEach(name -> data.put(name, HIDDEN)));
        }
        return shown;
    }

    /** {@code apps/v1 Deployment shop/web}. */
    public String title() {
        return apiVersion + " " + kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }

    @Override
    public int compareTo(Manifest other) {
        int byTitle = title().compareTo(other.title());
        return byTitle == 0 ? json.compareTo(other.json) : byTitle;
    }

    /** The title, never the content: it may be a secret. */
    @Override
    public String toString() {
        return title();
    }
}
