package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.KubernetesTypes;
import dev.gatehouse.engines.kustomize.resource.KubernetesTypes.Field;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges a strategic merge patch into an object: mappings name by name, lists by the names that tell their items apart
 * where the type is known, and else as a whole; a null takes away.
 *
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md">Strategic
 *     merge patch</a>
 */
final class StrategicMerge {

    /** What a mapping or list of a patch says of itself. */
    enum Directive {
        MERGE,
        REPLACE,
        DELETE
    }

    static final String DIRECTIVE = "$patch";

    private StrategicMerge() {}

    /**
     * Merges.
     *
     * @param patch whose values become part of the object; it is changed too
     * @return the object, changed; null where the patch deletes it
     */
    static @Nullable Node merged(Node object, Node patch) throws Refused {
        return merge(object, patch, null);
    }

    /** @param field what is known of the place; null for nothing */
    static @Nullable Node merge(@Nullable Node value, @Nullable Node patch, @Nullable Field field) throws Refused {
        Field known = field == null ? known(value, patch) : field;
        Node first = isNothing(value) ? patch : value;
        return switch (first == null || first.isNull() ? null : first) {
            case null -> mappings(value, patch, known);
            case MappingNode _ -> {
                alike(value, patch, MappingNode.class);
                yield mappings(value, patch, known);
            }
            case SequenceNode _ -> {
                alike(value, patch, SequenceNode.class);
                yield known == null || known.keys().isEmpty()
                        ? chosen(value, patch)
                        : MergedList.merge((SequenceNode) something(value), something(patch), patch, known);
            }
            case ScalarNode _ -> {
                alike(value, patch, ScalarNode.class);
                yield chosen(value, patch);
            }
        };
    }

    static boolean isNothing(@Nullable Node node) {
        return node == null || node.isNull();
    }

    private static @Nullable Node something(@Nullable Node node) {
        return isNothing(node) ? null : node;
    }

    private static @Nullable Field known(@Nullable Node value, @Nullable Node patch) {
        if (value instanceof MappingNode mapping) {
            Field object = KubernetesTypes.object(mapping.text("apiVersion"), mapping.text("kind"));
            if (object != null) {
                return object;
            }
        }
        return patch instanceof MappingNode mapping
                ? KubernetesTypes.object(mapping.text("apiVersion"), mapping.text("kind"))
                : null;
    }

    private static void alike(@Nullable Node value, @Nullable Node patch, Class<? extends Node> type) throws Refused {
        if (value != null && patch != null && !isNothing(value) && !isNothing(patch) && !type.isInstance(patch)) {
            throw Refused.invalid(patch.place(), "the patch has another kind of value than " + value.place());
        }
    }

    /** The patch's value where it has one; null where that is a null. */
    private static @Nullable Node chosen(@Nullable Node value, @Nullable Node patch) {
        return patch == null ? value : something(patch);
    }

    private static @Nullable Node mappings(@Nullable Node value, @Nullable Node patch, @Nullable Field known)
            throws Refused {
        if (isNothing(value) && patch == null && value instanceof ScalarNode nothing) {
            return nothing.text().isEmpty() ? null : nothing;
        }
        if (patch != null && patch.isNull()) {
            return null;
        }
        Directive directive = patch instanceof MappingNode mapping ? directive(mapping) : Directive.MERGE;
        if (directive == Directive.DELETE) {
            return null;
        }
        Node base = isNothing(value) || directive == Directive.REPLACE ? patch : value;
        if (!(base instanceof MappingNode into)) {
            return null;
        }
        SortedSet<String> names = new TreeSet<>(into.names());
        if (patch instanceof MappingNode from) {
            names.addAll(from.names());
        }
        for (String name : names) {
            Node ofPatch = patch instanceof MappingNode from ? from.get(name) : null;
            into.set(name, merge(into.get(name), ofPatch, known == null ? null : known.field(name)));
        }
        return into;
    }

    /** What a mapping says of itself, which it does not say again. */
    static Directive directive(MappingNode mapping) throws Refused {
        Node directive = mapping.get(DIRECTIVE);
        if (directive == null) {
            return Directive.MERGE;
        }
        mapping.remove(DIRECTIVE);
        return directive(directive);
    }

    static Directive directive(Node directive) throws Refused {
        String word = directive instanceof ScalarNode scalar ? scalar.text() : "";
        return switch (word) {
            case "merge" -> Directive.MERGE;
            case "replace" -> Directive.REPLACE;
            case "delete" -> Directive.DELETE;
            default -> throw Refused.invalid(directive.place(), "`$patch` is merge, replace or delete");
        };
    }

    /** Names of the values that tell items apart; the one name that is empty stands for the item itself. */
    static List<String> keys(Field known) {
        List<String> keys = known.keys().orElse(List.of());
        return keys.isEmpty() ? List.of("") : keys;
    }
}
