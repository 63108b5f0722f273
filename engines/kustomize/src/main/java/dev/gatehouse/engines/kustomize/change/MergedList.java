package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.KubernetesTypes.Field;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges two lists whose items belong together by the values of some names. The patch's items come first, in their
 * order, then those that only the object has.
 *
 * <p>It does with odd lists what Kustomize does with them: an item without the names is not lost where all others have
 * them, and {@code $patch: replace} in an item leaves the object's.
 */
final class MergedList {

    /** Comparing everything with everything takes that many steps at most. */
    private static final long MOST_STEPS = 20_000_000;

    private final List<String> allKeys;
    private final @Nullable Field itemField;
    private final @Nullable SequenceNode patch;
    private final SequenceNode into;
    private final List<List<String>> identities;

    private MergedList(Field known, SequenceNode into, @Nullable SequenceNode patch) throws Refused {
        allKeys = StrategicMerge.keys(known);
        itemField = known.shape().equals("-") ? null : new Field(Optional.empty(), known.shape());
        this.into = into;
        this.patch = patch;
        long steps =
                (long) (into.items().size() + (patch == null ? 0 : patch.items().size()))
                        * into.items().size();
        if (steps > MOST_STEPS) {
            throw Refused.invalid(into.place(), "a list that is too long to merge");
        }
        identities = identities();
    }

    /**
     * Merges.
     *
     * @param value the object's list; null where it has none
     * @param list the patch's; null where it has none
     * @param patch what the patch has, a null too
     */
    static @Nullable Node merge(@Nullable SequenceNode value, @Nullable Node list, @Nullable Node patch, Field known)
            throws Refused {
        if (patch != null && patch.isNull()) {
            return null;
        }
        SequenceNode from = list instanceof SequenceNode sequence ? sequence : null;
        if (value == null) {
            return from == null ? null : new MergedList(known, from, from).merged();
        }
        StrategicMerge.Directive directive = from == null ? StrategicMerge.Directive.MERGE : directive(from);
        return switch (directive) {
            case DELETE -> null;
            case REPLACE -> new MergedList(known, from == null ? value : from, from).merged();
            case MERGE -> new MergedList(known, value, from).merged();
        };
    }

    /** What the first item that has nothing else says of its list. */
    private static StrategicMerge.Directive directive(SequenceNode list) throws Refused {
        for (Node item : list.items()) {
            Node directive = item instanceof MappingNode mapping ? mapping.get(StrategicMerge.DIRECTIVE) : null;
            if (directive != null && item instanceof MappingNode mapping) {
                if (mapping.names().size() > 1) {
                    return StrategicMerge.Directive.MERGE;
                }
                StrategicMerge.Directive read = StrategicMerge.directive(directive);
                list.items()
                        .removeIf(each -> each instanceof MappingNode other
                                && other.text(StrategicMerge.DIRECTIVE).equals(mapping.text(StrategicMerge.DIRECTIVE)));
                return read;
            }
        }
        return StrategicMerge.Directive.MERGE;
    }

    /** The values of the names, of each item of both lists, none twice; with several names gaps are filled. */
    private List<List<String>> identities() {
        List<List<String>> found = new ArrayList<>();
        Stream.of(Optional.ofNullable(patch), Optional.of(into))
                .flatMap(Optional::stream)
                .flatMap(list -> list.items().stream())
                .map(item -> allKeys.stream().map(key -> value(item, key)).toList())
                .distinct()
                .forEach(found::add);
        if (allKeys.size() > 1) {
            for (int i = 0; i < found.size(); i++) {
                for (int j = 0; j < found.size(); j++) {
                    List<String> common = common(found.get(i), found.get(j));
                    if (!common.isEmpty()) {
                        found.set(i, common);
                        found.set(j, common);
                    }
                }
            }
        }
        return found;
    }

    private static String value(Node item, String key) {
        if (key.isEmpty()) {
            return item instanceof ScalarNode scalar ? scalar.text() : "";
        }
        return item instanceof MappingNode mapping ? mapping.text(key) : "";
    }

    /** What two identities have together, where nothing in one is something else in the other; else empty. */
    private static List<String> common(List<String> one, List<String> other) {
        List<String> values = new ArrayList<>();
        boolean shared = false;
        for (int i = 0; i < one.size(); i++) {
            String mine = one.get(i);
            String theirs = other.get(i);
            if (!mine.equals(theirs) && !mine.isEmpty() && !theirs.isEmpty()) {
                return List.of();
            }
            shared |= mine.equals(theirs);
            values.add(mine.isEmpty() ? theirs : mine);
        }
        return shared ? values : List.of();
    }

    private SequenceNode merged() throws Refused {
        if (identities.isEmpty()) {
            return into;
        }
        int[] used = used(identities);
        List<String> keys = chosen(allKeys, used);
        SequenceNode result = new SequenceNode(into.place());
        for (List<String> identity : identities) {
            List<String> values = chosen(identity, used);
            int[] given = used(List.of(values));
            Node item = StrategicMerge.merge(
                    find(into, chosen(keys, given), chosen(values, given)),
                    patch == null ? null : find(patch, chosen(keys, given), chosen(values, given)),
                    itemField);
            if (item == null || item.isNull() || isEmpty(item)) {
                put(into, null, keys, values);
                continue;
            }
            if (item instanceof MappingNode mapping) {
                for (int i = 0; i < keys.size(); i++) {
                    if (mapping.get(keys.get(i)) == null && !values.get(i).isEmpty()) {
                        mapping.put(keys.get(i), ScalarNode.ofPlain(values.get(i)));
                    }
                }
            }
            put(result, item, keys, values);
        }
        append(result, into, keys);
        return result;
    }

    /** Which names some item has a value of; all of them where none has any. */
    private static int[] used(List<List<String>> identities) {
        int[] used = IntStream.range(0, identities.getFirst().size())
                .filter(i -> identities.stream().anyMatch(each -> !each.get(i).isEmpty()))
                .toArray();
        return used.length == 0
                ? IntStream.range(0, identities.getFirst().size()).toArray()
                : used;
    }

    private static List<String> chosen(List<String> all, int[] which) {
        return IntStream.of(which).mapToObj(all::get).toList();
    }

    private static boolean isEmpty(Node item) {
        return item instanceof MappingNode mapping && mapping.isEmpty();
    }

    private static @Nullable Node find(SequenceNode list, List<String> keys, List<String> values) {
        for (Node item : list.items()) {
            boolean found = keys.getFirst().isEmpty()
                    ? item instanceof ScalarNode scalar && scalar.text().equals(values.getFirst())
                    : item instanceof MappingNode mapping
                            && IntStream.range(0, keys.size()).allMatch(i -> has(mapping, keys.get(i), values.get(i)));
            if (found) {
                return item;
            }
        }
        return null;
    }

    private static boolean has(MappingNode mapping, String key, String value) {
        Node field = mapping.get(key);
        return field != null
                && (value.isEmpty()
                        || field instanceof ScalarNode scalar && scalar.text().equals(value));
    }

    /** Puts an item in the place of those with the same values, or at the end; takes these away where it is null. */
    private static void put(SequenceNode list, @Nullable Node item, List<String> keys, List<String> values)
            throws Refused {
        List<Node> kept = new ArrayList<>();
        boolean found = false;
        boolean ofMappings = !keys.getFirst().isEmpty()
                && !values.isEmpty()
                && !values.getFirst().isEmpty();
        for (Node each : list.items()) {
            if (each.isNull() || isEmpty(each)) {
                continue;
            }
            if (!(each instanceof MappingNode) && ofMappings) {
                kept.add(each);
            } else if (!fits(each, keys, values)) {
                if (!values.isEmpty()) {
                    kept.add(each);
                }
            } else {
                found = true;
                if (item != null) {
                    kept.add(item);
                }
            }
        }
        if (!found && item != null) {
            kept.add(item);
        }
        list.items().clear();
        list.items().addAll(kept);
    }

    private static boolean fits(Node item, List<String> keys, List<String> values) throws Refused {
        if (values.isEmpty()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            String key = keys.get(i);
            if (key.isEmpty() && item instanceof ScalarNode scalar) {
                if (!scalar.text().equals(values.get(i))) {
                    return false;
                }
            } else if (!key.isEmpty() && item instanceof MappingNode mapping) {
                if (!has(mapping, key, values.get(i))) {
                    return false;
                }
            } else {
                throw Refused.invalid(item.place(), "texts and mappings in one list that is to be merged");
            }
        }
        return true;
    }

    private static void append(SequenceNode result, SequenceNode list, List<String> keys) throws Refused {
        for (Node item : List.copyOf(list.items())) {
            if (keys.getFirst().isEmpty()) {
                put(result, item, keys, List.of(value(item, "")));
                continue;
            }
            if (!(item instanceof MappingNode mapping)) {
                throw Refused.invalid(item.place(), "no mapping, in a list that is to be merged");
            }
            List<String> values = new ArrayList<>();
            for (String key : keys) {
                if (mapping.get(key) == null) {
                    result.items().add(item);
                } else {
                    values.add(mapping.text(key));
                }
            }
            if (keys.size() > 1) {
                put(result, null, keys, values);
            }
            put(result, item, keys, values);
        }
    }
}
