package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.ResourceType;
import dev.gatehouse.engines.kustomize.resource.Resources;
import java.util.List;

/** {@code namePrefix} and {@code nameSuffix}: put on names, but on those that are fixed by what they name. */
public final class NameAffixes {

    private static final List<ResourceType> FIXED = List.of(
            new ResourceType("", "", "CustomResourceDefinition"),
            new ResourceType("apiregistration.k8s.io", "", "APIService"),
            new ResourceType("", "", "Namespace"));

    private NameAffixes() {}

    public static void prefix(Resources resources, String prefix) {
        for (Resource resource : resources.all()) {
            if (!prefix.isEmpty() && isChanged(resource)) {
                resource.prefixes().add(prefix);
                resource.remember();
                resource.name(prefix + resource.name());
            }
        }
    }

    public static void suffix(Resources resources, String suffix) {
        for (Resource resource : resources.all()) {
            if (!suffix.isEmpty() && isChanged(resource)) {
                resource.suffixes().add(suffix);
                resource.remember();
                resource.name(resource.name() + suffix);
            }
        }
    }

    private static boolean isChanged(Resource resource) {
        ResourceType type = resource.originalId().type();
        return FIXED.stream().noneMatch(type::isOneOf);
    }
}
