package dev.gatehouse.engines.kustomize.resource;

/**
 * What an object is.
 *
 * @param group empty for the core group
 */
public record ResourceType(String group, String version, String kind) {

    /** Of an {@code apiVersion} and a kind. */
    public static ResourceType of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new ResourceType("", apiVersion, kind)
                : new ResourceType(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Whether it is one of those that a type with empty parts stands for. */
    public boolean isOneOf(ResourceType wanted) {
        return (wanted.group.isEmpty() || wanted.group.equals(group))
                && (wanted.version.isEmpty() || wanted.version.equals(version))
                && (wanted.kind.isEmpty() || wanted.kind.equals(kind));
    }

    ResourceType withKind(String other) {
        return new ResourceType(group, version, other);
    }
}
