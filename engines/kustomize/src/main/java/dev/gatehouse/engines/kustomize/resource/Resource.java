package dev.gatehouse.engines.kustomize.resource;

import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An object, and what it was called before. */
public final class Resource {

    private static final String METADATA = "metadata";

    private MappingNode body;
    private final List<Earlier> earlier = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private final List<String> suffixes = new ArrayList<>();
    private boolean hashed;

    private record Earlier(String namespace, String name, String kind) {}

    public Resource(MappingNode body) {
        this.body = body;
    }

    public MappingNode body() {
        return body;
    }

    /** Puts another tree in the place of its own. */
    public void body(MappingNode other) {
        body = other;
    }

    public Place place() {
        return body.place();
    }

    public String kind() {
        return body.text("kind");
    }

    public ResourceType type() {
        return ResourceType.of(body.text("apiVersion"), kind());
    }

    public String name() {
        return metadata().text("name");
    }

    public void name(String name) {
        metadata().put("name", ScalarNode.text(name));
    }

    /** Empty where it names none. */
    public String namespace() {
        return metadata().text("namespace");
    }

    /** Puts it into a namespace; into none where that is empty. */
    public void namespace(String namespace) {
        metadata().set("namespace", namespace.isEmpty() ? null : ScalarNode.text(namespace));
    }

    public MappingNode metadata() {
        return body.mappingAt(METADATA);
    }

    public ResourceId id() {
        return ResourceId.of(type(), namespace(), name());
    }

    /** What it was called, the oldest first; not what it is called now. */
    public List<ResourceId> earlierIds() {
        ResourceType type = type();
        return earlier.stream()
                .map(each -> ResourceId.of(type.withKind(each.kind()), each.namespace(), each.name()))
                .toList();
    }

    public ResourceId originalId() {
        return earlier.isEmpty() ? id() : earlierIds().getFirst();
    }

    /** What it was called and is called. */
    public Stream<ResourceId> allIds() {
        return Stream.concat(earlierIds().stream(), Stream.of(id()));
    }

    /** Remembers what it is called now, before that changes. */
    public void remember() {
        earlier.add(new Earlier(id().namespace(), name(), kind()));
    }

    public List<String> prefixes() {
        return prefixes;
    }

    public List<String> suffixes() {
        return suffixes;
    }

    /** Whether its name ends with the hash of its content. */
    public boolean isHashed() {
        return hashed;
    }

    public void hashed(boolean with) {
        hashed = with;
    }

    /** Takes over what another was called, and is. */
    void takeOver(Resource other) {
        earlier.addAll(other.earlier);
        prefixes.addAll(other.prefixes);
        suffixes.addAll(other.suffixes);
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
