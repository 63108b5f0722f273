package dev.gatehouse.engines.kustomize;

import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.tree.CanonicalJson;
import dev.gatehouse.engines.kustomize.tree.ManifestText;

/**
 * A rendered object.
 *
 * @param namespace empty where it names none
 * @param json in canonical form: the same for the same object, however its sources are written
 * @param text as YAML, names sorted, for people
 */
public record Manifest(String apiVersion, String kind, String namespace, String name, String json, String text)
        implements Comparable<Manifest> {

    static Manifest of(Resource resource) {
        return new Manifest(
                resource.body().text("apiVersion"),
                resource.kind(),
                resource.namespace(),
                resource.name(),
                CanonicalJson.of(resource.body()),
                ManifestText.of(resource.body()));
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
