package dev.gatehouse.engines.kustomize.resource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Kustomize knows of the types of Kubernetes: which lie in no namespace, and which of their lists are merged. */
public final class KubernetesTypes {

    private static final String SET = "set";
    private static final Map<String, String> SHAPES = new HashMap<>();
    private static final Map<String, Boolean> CLUSTER = new HashMap<>();
    private static final Map<String, Map<String, Field>> FIELDS = new HashMap<>();

    static {
        for (String[] row : Table.rows("types.tsv")) {
            CLUSTER.put(row[0] + " " + row[1], row[2].equals("cluster"));
            SHAPES.put(row[0] + " " + row[1], row[3]);
        }
        for (String[] row : Table.rows("shapes.tsv")) {
            Optional<List<String>> keys = switch (row[2]) {
                case Table.NOTHING -> Optional.empty();
                case SET -> Optional.of(List.of());
                default -> Optional.of(Arrays.asList(row[2].split(",", -1)));
            };
            FIELDS.computeIfAbsent(row[0], name -> new HashMap<>()).put(row[1], new Field(keys, row[3]));
        }
    }

    private KubernetesTypes() {}

    /**
     * A field that is merged, or in which something is.
     *
     * @param keys names whose values tell which items of a list belong together; none for texts that are merged as a
     *     set; empty where it is no list that is merged
     * @param shape of the field, or of the list's items
     */
    public record Field(Optional<List<String>> keys, String shape) {

        /** The field of a name in it; null where nothing is known of it. */
        public @Nullable Field field(String name) {
            return KubernetesTypes.field(shape, name);
        }
    }

    private static @Nullable Field field(String shape, String name) {
        Map<String, Field> fields = FIELDS.get(shape);
        return fields == null ? null : fields.get(name);
    }

    /** A whole object of a type; null where the type is not known. */
    public static @Nullable Field object(String apiVersion, String kind) {
        String shape = SHAPES.get(apiVersion + " " + kind);
        return shape == null ? null : new Field(Optional.empty(), shape);
    }

    static boolean isClusterScoped(ResourceType type) {
        return CLUSTER.getOrDefault(type.apiVersion() + " " + type.kind(), false);
    }
}
