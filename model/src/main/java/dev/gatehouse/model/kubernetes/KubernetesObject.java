package dev.gatehouse.model.kubernetes;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.Optional;

/**
 * Any object of a Kubernetes API, known or not, as its manifest has it.
 *
 * @param apiVersion {@code group/version}, or {@code version} of the core group
 * @param type the object's {@code kind}
 * @param namespace as written; empty where it is not, since a Kustomization or an Application may give one
 * @param name as written; empty where it is not ({@code generateName})
 * @param body the whole object
 * @param file path of the file
 */
public record KubernetesObject(
        String apiVersion, String type, String namespace, String name, Mapping body, String file, Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.KUBERNETES_OBJECT;
    }

    /** The API group; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** The version without the group. */
    public String version() {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    public boolean is(String group, String type) {
        return this.type.equals(type) && group().equals(group);
    }

    /** {@code Kind namespace/name}, or {@code Kind name}; of a generated name its prefix and {@code *}. */
    public String subject() {
        String called = name.isEmpty() ? body.text("metadata", "generateName").orElse("") + "*" : name;
        return type + " " + (namespace.isEmpty() ? called : namespace + "/" + called);
    }

    /** Where a value of the body stands. */
    public Location at(Node node) {
        return new Location(file, node.line(), node.column(), node.endLine());
    }

    /** Where the value at a path stands; where the object begins, if it is absent. */
    public Location at(String... path) {
        Node node = body.get(path);
        return at(node == null ? body : node);
    }

    public Optional<String> annotation(String name) {
        return body.text("metadata", "annotations", name);
    }

    public Optional<String> label(String name) {
        return body.text("metadata", "labels", name);
    }
}
