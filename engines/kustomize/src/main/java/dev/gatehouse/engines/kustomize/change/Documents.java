package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/** Documents that are objects of Kubernetes. */
public final class Documents {

    /** Annotations that Kustomize uses for itself, and takes away. */
    private static final List<String> INTERNAL =
            List.of("internal.config.kubernetes.io/", "config.kubernetes.io/index", "config.kubernetes.io/path");

    private static final String LIST = "List";

    private Documents() {}

    /** The objects of documents, those of lists one by one. */
    public static List<Resource> of(List<Node> documents) throws Refused {
        List<Resource> objects = new ArrayList<>();
        for (Node document : documents) {
            add(document, objects);
        }
        return objects;
    }

    private static void add(Node document, List<Resource> into) throws Refused {
        if (document instanceof MappingNode mapping && mapping.isEmpty()) {
            return;
        }
        if (document instanceof MappingNode mapping
                && mapping.text("kind").endsWith(LIST)
                && mapping.get("items") != null) {
            if (mapping.get("items") instanceof SequenceNode items) {
                for (Node item : items.items()) {
                    add(item, into);
                }
            }
            return;
        }
        into.add(object(document));
    }

    /** One object, which has a kind and a name. */
    static Resource object(Node document) throws Refused {
        if (!(document instanceof MappingNode mapping)) {
            throw Refused.invalid(document.place(), "an object is a mapping");
        }
        if (mapping.text("kind").isEmpty()) {
            throw Refused.invalid(document.place(), "an object without `kind`");
        }
        MappingNode metadata = mapping.mapping("metadata").orElse(null);
        boolean list = mapping.text("kind").endsWith(LIST);
        if (!list && (metadata == null || metadata.text("name").isEmpty())) {
            throw Refused.invalid(document.place(), "an object without `metadata.name`");
        }
        if (metadata != null) {
            for (String annotation : metadata.texts("annotations").keySet()) {
                if (INTERNAL.stream().anyMatch(annotation::startsWith)) {
                    throw Refused.unsupported(
                            metadata.placeOf("annotations"), "the annotation " + annotation + " is Kustomize's own");
                }
            }
        }
        return new Resource(mapping);
    }
}
