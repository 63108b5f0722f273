package dev.gatehouse.engines.kustomize.change;

import com.google.re2j.Pattern;
import dev.gatehouse.engines.kustomize.file.Patch;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.ResourceId;
import dev.gatehouse.engines.kustomize.resource.ResourceType;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Refused;
import java.util.ArrayList;
import java.util.List;

/** Finds what a patch is for. */
final class Targets {

    private final Patch.Target target;
    private final Pattern group;
    private final Pattern version;
    private final Pattern kind;
    private final Pattern name;
    private final Pattern namespace;
    private final LabelSelector labels;
    private final LabelSelector annotations;

    private Targets(Patch.Target target) throws Refused {
        this.target = target;
        group = Expressions.compiled(target.group(), target.place());
        version = Expressions.compiled(target.version(), target.place());
        kind = Expressions.compiled(target.kind(), target.place());
        name = Expressions.compiled(target.name(), target.place());
        namespace = Expressions.compiled(target.namespace(), target.place());
        labels = LabelSelector.parse(target.labels(), target.place());
        annotations = LabelSelector.parse(target.annotations(), target.place());
    }

    /** The objects of a target, by what they were called first or are called now. */
    static List<Resource> of(Patch.Target target, Resources resources) throws Refused {
        Targets targets = new Targets(target);
        List<Resource> found = new ArrayList<>();
        for (Resource resource : resources.all()) {
            if (targets.take(resource)) {
                found.add(resource);
            }
        }
        return found;
    }

    private boolean take(Resource resource) {
        ResourceId now = resource.id();
        ResourceId first = resource.originalId();
        ResourceType type = resource.type();
        return (matches(namespace, first.namespace()) || matches(namespace, now.namespace()))
                && (matches(name, first.name()) || matches(name, now.name()))
                && matches(group, type.group())
                && matches(version, type.version())
                && matches(kind, type.kind())
                && labels.matches(resource.metadata().texts("labels"))
                && annotations.matches(resource.metadata().texts("annotations"));
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.pattern().isEmpty() || pattern.matches(text);
    }

    @Override
    public String toString() {
        return String.valueOf(target);
    }
}
