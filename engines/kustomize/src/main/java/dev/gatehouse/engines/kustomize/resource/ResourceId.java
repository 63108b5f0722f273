package dev.gatehouse.engines.kustomize.resource;

/**
 * What tells an object from the others.
 *
 * @param namespace {@code default} where none is named, {@link #NO_NAMESPACE} where it lies in none
 */
public record ResourceId(ResourceType type, String namespace, String name) {

    /** Of types that lie in no namespace. */
    static final String NO_NAMESPACE = "_non_namespaceable_";

    private static final String DEFAULT = "default";

    static ResourceId of(ResourceType type, String namespace, String name) {
        if (KubernetesTypes.isClusterScoped(type)) {
            return new ResourceId(type, NO_NAMESPACE, name);
        }
        return new ResourceId(type, namespace.isEmpty() ? DEFAULT : namespace, name);
    }

    public boolean isClusterScoped() {
        return KubernetesTypes.isClusterScoped(type);
    }

    @Override
    public String toString() {
        return type.kind() + " " + name + (isClusterScoped() ? "" : " in " + namespace);
    }
}
