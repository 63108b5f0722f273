package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.NameReference;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.ResourceId;
import dev.gatehouse.engines.kustomize.resource.ResourceType;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lets objects name others by what these are called now. */
public final class References {

    private final List<Candidate> all = new ArrayList<>();
    private final Map<String, List<Candidate>> byEarlierName = new HashMap<>();

    /** What may be named, and what it was called. */
    private record Candidate(Resource resource, ResourceId now, List<ResourceId> earlier) {

        boolean wasCalled(String name) {
            return earlier.stream().anyMatch(id -> id.name().equals(name));
        }

        boolean was(ResourceType type) {
            return earlier.stream().anyMatch(id -> id.type().isOneOf(type));
        }
    }

    private References(Resources resources) {
        for (Resource resource : resources.all()) {
            Candidate candidate = new Candidate(resource, resource.id(), resource.earlierIds());
            all.add(candidate);
            candidate.earlier().stream()
                    .map(ResourceId::name)
                    .distinct()
                    .forEach(name -> byEarlierName
                            .computeIfAbsent(name, each -> new ArrayList<>())
                            .add(candidate));
        }
    }

    public static void update(Resources resources) throws Refused {
        References references = new References(resources);
        for (Resource resource : resources.all()) {
            Referrer referrer = references.new Referrer(resource);
            for (NameReference each : NameReference.of(resource.originalId().type())) {
                referrer.update(each);
            }
        }
    }

    private final class Referrer {

        private final Resource resource;
        private final ResourceId now;
        private final Set<String> serviceAccountNamespaces;

        Referrer(Resource resource) {
            this.resource = resource;
            now = resource.id();
            serviceAccountNamespaces = resource.kind().equals("RoleBinding") ? subjects() : Set.of();
        }

        private Set<String> subjects() {
            Set<String> namespaces = new HashSet<>();
            if (resource.body().get("subjects") instanceof SequenceNode subjects) {
                for (Node each : subjects.items()) {
                    if (each instanceof MappingNode subject
                            && subject.text("kind").equals("ServiceAccount")
                            && subject.get("namespace") != null) {
                        namespaces.add(subject.text("namespace"));
                    }
                }
            }
            return namespaces;
        }

        void update(NameReference reference) throws Refused {
            FieldChange.apply(
                    List.of(reference.field()),
                    resource,
                    FieldChange.Made.NOTHING,
                    value -> value.isNull() ? value : named(value, reference));
        }

        private Node named(Node value, NameReference reference) throws Refused {
            return switch (value) {
                case ScalarNode scalar -> name(scalar, reference);
                case MappingNode mapping -> nameAndNamespace(mapping, reference);
                case SequenceNode sequence -> {
                    for (int i = 0; i < sequence.items().size(); i++) {
                        Node item = sequence.items().get(i);
                        if (!item.isNull()) {
                            sequence.items().set(i, named(item, reference));
                        }
                    }
                    yield sequence;
                }
            };
        }

        private Node name(ScalarNode scalar, NameReference reference) throws Refused {
            List<Candidate> found = found(scalar, reference, candidate -> true, Resource::name);
            return found.isEmpty() || found.getFirst().resource().name().equals(scalar.text())
                    ? scalar
                    : ScalarNode.text(found.getFirst().resource().name());
        }

        private Node nameAndNamespace(MappingNode mapping, NameReference reference) throws Refused {
            if (!(mapping.get("name") instanceof ScalarNode name)) {
                throw Refused.invalid(mapping.place(), "no `name` here");
            }
            Predicate<Candidate> within = candidate -> true;
            if (mapping.get("namespace") != null) {
                String namespace = mapping.text("namespace");
                Predicate<Candidate> first = candidate ->
                        candidate.resource().originalId().namespace().equals(namespace);
                Predicate<Candidate> present =
                        candidate -> candidate.now().namespace().equals(namespace);
                within = all.stream().filter(this::mayName).anyMatch(first) ? first : present;
            }
            List<Candidate> found = found(name, reference, within, each -> each.namespace() + "/" + each.name());
            if (!found.isEmpty()) {
                Resource target = found.getFirst().resource();
                if (!target.namespace().isEmpty() || !target.name().equals(name.text())) {
                    mapping.put("name", ScalarNode.text(target.name()));
                }
                if (!target.namespace().isEmpty()) {
                    mapping.put("namespace", ScalarNode.text(target.namespace()));
                }
            }
            return mapping;
        }

        /** The one that is named, or several that are called the same. */
        private List<Candidate> found(
                ScalarNode name,
                NameReference reference,
                Predicate<Candidate> within,
                Function<Resource, String> called)
                throws Refused {
            List<Candidate> found = byEarlierName.getOrDefault(name.text(), List.of()).stream()
                    .filter(this::mayName)
                    .filter(within)
                    .filter(candidate -> candidate.wasCalled(name.text()) && candidate.was(reference.target()))
                    .filter(roleOf(reference))
                    .filter(this::sharesNamespace)
                    .toList();
            if (found.size() > 1) {
                found = found.stream()
                        .filter(each -> affixesFit(each.resource(), true))
                        .toList();
            }
            if (found.size() > 1) {
                found = found.stream()
                        .filter(each -> affixesFit(each.resource(), false))
                        .toList();
            }
            if (found.stream()
                            .map(each -> called.apply(each.resource()))
                            .distinct()
                            .count()
                    > 1) {
                throw Refused.invalid(
                        name.place().line() == 0 ? resource.place() : name.place(),
                        "several objects were called " + name.text() + ", and it can't be told which is meant");
            }
            return found;
        }

        /** Objects of one namespace name each other; those of none name any, and are named by any. */
        private boolean mayName(Candidate candidate) {
            return now.isClusterScoped()
                    || candidate.now().isClusterScoped()
                    || candidate.now().namespace().equals(now.namespace())
                    || serviceAccountNamespaces.contains(candidate.resource().namespace());
        }

        private boolean sharesNamespace(Candidate candidate) {
            return now.isClusterScoped()
                    || candidate.now().isClusterScoped()
                    || candidate.resource().kind().equals("ServiceAccount")
                    || candidate.now().namespace().equals(now.namespace());
        }

        /** A binding says which kind of role it means. */
        private Predicate<Candidate> roleOf(NameReference reference) {
            MappingNode role = resource.body().mapping("roleRef").orElse(null);
            if (role == null
                    || !reference.field().path().equals(List.of("roleRef", "name"))
                    || role.get("apiGroup") == null
                    || role.get("kind") == null) {
                return candidate -> true;
            }
            ResourceType type = new ResourceType(role.text("apiGroup"), "", role.text("kind"));
            return candidate -> candidate.was(type);
        }

        private boolean affixesFit(Resource other, boolean orNone) {
            return fit(other.prefixes(), resource.prefixes(), orNone)
                    && fit(other.suffixes(), resource.suffixes(), orNone);
        }

        private static boolean fit(List<String> one, List<String> other, boolean orNone) {
            if (one.isEmpty() || other.isEmpty()) {
                return orNone || one.isEmpty() && other.isEmpty();
            }
            int common = Math.min(one.size(), other.size());
            return one.subList(one.size() - common, one.size())
                    .equals(other.subList(other.size() - common, other.size()));
        }
    }
}
