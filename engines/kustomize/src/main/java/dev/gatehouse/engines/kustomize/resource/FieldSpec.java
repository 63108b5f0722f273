package dev.gatehouse.engines.kustomize.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fields of objects.
 *
 * @param type of the objects; empty parts stand for any
 * @param path names from the outside in; lists on the way are gone through, and a name may end with {@code []} where
 *     one is expected
 * @param made whether it is made where there is none
 */
public record FieldSpec(ResourceType type, List<String> path, boolean made) {

    private static final Map<String, List<FieldSpec>> SPECS = Table.rows("fields.tsv").stream()
            .collect(Collectors.groupingBy(
                    row -> row[0],
                    Collectors.mapping(row -> of(type(row, 1), row[4], row[5].equals("create")), Collectors.toList())));

    /** What a list of fields is for. */
    public enum Purpose {
        COMMON_LABELS("commonLabels"),
        TEMPLATE_LABELS("templateLabels"),
        VOLUME_CLAIM_TEMPLATE_LABELS("volumeClaimTemplateLabels"),
        COMMON_ANNOTATIONS("commonAnnotations"),
        NAMESPACE("namespace"),
        IMAGES("images"),
        REPLICAS("replicas");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }

        /** The fields unless told otherwise. */
        public List<FieldSpec> specs() {
            return SPECS.getOrDefault(label, List.of());
        }
    }

    public FieldSpec {
        path = List.copyOf(path);
    }

    static ResourceType type(String[] row, int from) {
        return new ResourceType(Table.cell(row[from]), Table.cell(row[from + 1]), Table.cell(row[from + 2]));
    }

    /** A specification, of a path with slashes between the names, {@code \/} for one in a name. */
    public static FieldSpec of(ResourceType type, String path, boolean made) {
        List<String> names = new ArrayList<>();
        for (String part : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
            String last = names.isEmpty() ? "" : names.getLast();
            if (last.endsWith("\\")) {
                names.set(names.size() - 1, last.substring(0, last.length() - 1) + "/" + part);
            } else {
                names.add(part);
            }
        }
        return new FieldSpec(type, names, made);
    }
}
