package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.file.LabelChange;
import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import dev.gatehouse.engines.kustomize.resource.FieldSpec.Purpose;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.ResourceType;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code labels}, {@code commonLabels} and {@code commonAnnotations}. */
public final class Labels {

    private static final FieldSpec OWN = FieldSpec.of(new ResourceType("", "", ""), "metadata/labels", true);

    private Labels() {}

    public static void add(Resources resources, LabelChange change) throws Refused {
        List<FieldSpec> specs = new ArrayList<>(change.fields());
        if (change.inSelectors()) {
            specs.addAll(Purpose.COMMON_LABELS.specs());
        } else {
            if (change.inTemplates()) {
                specs.addAll(Purpose.TEMPLATE_LABELS.specs());
            }
            if (change.inVolumeClaimTemplates()) {
                specs.addAll(Purpose.VOLUME_CLAIM_TEMPLATE_LABELS.specs());
            }
            specs.add(OWN);
        }
        put(resources, change.pairs(), specs);
    }

    public static void addCommon(Resources resources, Map<String, String> labels) throws Refused {
        put(resources, labels, Purpose.COMMON_LABELS.specs());
    }

    public static void annotate(Resources resources, Map<String, String> annotations) throws Refused {
        put(resources, annotations, Purpose.COMMON_ANNOTATIONS.specs());
    }

    private static void put(Resources resources, Map<String, String> texts, List<FieldSpec> specs) throws Refused {
        for (Resource resource : resources.all()) {
            for (Map.Entry<String, String> each : texts.entrySet()) {
                FieldChange.apply(
                        specs,
                        resource,
                        FieldChange.Made.MAPPING,
                        FieldChange.withText(each.getKey(), each.getValue()));
            }
        }
    }
}
