package dev.gatehouse.engines.kustomize.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A field that names another object.
 *
 * @param target the type of what is named
 * @param field where it is named
 */
public record NameReference(ResourceType target, FieldSpec field) {

    private static final Map<String, List<NameReference>> BY_KIND = new HashMap<>();

    static {
        for (String[] row : Table.rows("references.tsv")) {
            FieldSpec field = FieldSpec.of(FieldSpec.type(row, 3), row[6], false);
            BY_KIND.computeIfAbsent(field.type().kind(), kind -> new ArrayList<>())
                    .add(new NameReference(FieldSpec.type(row, 0), field));
        }
    }

    /** The references that objects of a type may have. */
    public static List<NameReference> of(ResourceType type) {
        return BY_KIND.getOrDefault(type.kind(), List.of()).stream()
                .filter(each -> type.isOneOf(each.field().type()))
                .toList();
    }
}
