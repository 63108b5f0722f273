package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import java.util.List;
import java.util.Map;

/**
 * An entry of {@code labels}.
 *
 * @param fields besides the usual ones
 */
public record LabelChange(
        Map<String, String> pairs,
        boolean inSelectors,
        boolean inTemplates,
        boolean inVolumeClaimTemplates,
        List<FieldSpec> fields) {}
