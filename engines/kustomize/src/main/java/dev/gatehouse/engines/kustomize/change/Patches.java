package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.file.Entry;
import dev.gatehouse.engines.kustomize.file.Patch;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import dev.gatehouse.engines.kustomize.tree.TreeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code patches}, {@code patchesStrategicMerge} and {@code patchesJson6902}. */
public final class Patches {

    private final Resources resources;
    private final LocalFiles files;
    private final SourceReader source;

    public Patches(Resources resources, LocalFiles files, SourceReader source) {
        this.resources = resources;
        this.files = files;
        this.source = source;
    }

    /** Documents of a patch, and whether they were written as JSON. */
    private record Text(List<Node> documents, boolean json, Place place) {}

    private Text text(String path, String inline, Place place) throws Refused, IOException {
        if (path.isEmpty()) {
            return new Text(TreeReader.read(inline, place, source), inline.startsWith("["), place);
        }
        LocalFiles.Content content = files.content(new Entry(path, place));
        boolean json = content.bytes().length > 0 && content.bytes()[0] == '[';
        return new Text(TreeReader.read(content.bytes(), content.path(), source), json, place);
    }

    /** Applies an entry of {@code patches}. */
    public void apply(Patch patch) throws Refused, IOException {
        Text text = text(patch.path(), patch.text(), patch.place());
        if (text.documents().isEmpty()) {
            return;
        }
        if (text.documents().getFirst() instanceof SequenceNode) {
            json(patch, text);
            return;
        }
        List<Resource> merged = objects(text);
        if (patch.target().isEmpty()) {
            for (Resource each : merged) {
                Resource target = resources.named(each.originalId(), patch.place());
                merge(target, each.body(), patch.mayChangeName(), patch.mayChangeKind());
            }
        } else if (merged.size() > 1) {
            throw Refused.invalid(patch.place(), "several objects patch one target");
        } else {
            for (Resource target : Targets.of(patch.target().get(), resources)) {
                mergeCopy(target, merged.getFirst(), patch.mayChangeName(), patch.mayChangeKind());
            }
        }
        resources.distinct(patch.place());
    }

    /** Applies the entries of {@code patchesStrategicMerge}, each a path or a patch. */
    public void applyMerges(List<Entry> entries) throws Refused, IOException {
        List<Resource> patches = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Entry entry : entries) {
            Text text = text(Patch.isInline(entry.text()) ? "" : entry.text(), entry.text(), entry.place());
            for (Resource each : objects(text)) {
                patches.add(each);
                places.add(entry.place());
            }
        }
        for (int i = 0; i < patches.size(); i++) {
            Resource target = resources.named(patches.get(i).originalId(), places.get(i));
            mergeCopy(target, patches.get(i), false, false);
            resources.distinct(places.get(i));
        }
    }

    /** Applies an entry of {@code patchesJson6902}. */
    public void applyJson(Patch patch) throws Refused, IOException {
        if (patch.target().isEmpty() || patch.target().get().name().isEmpty()) {
            throw Refused.invalid(patch.place(), "the patch has no target with a name");
        }
        json(patch, text(patch.path(), patch.text(), patch.place()));
    }

    private void json(Patch patch, Text text) throws Refused {
        if (patch.target().isEmpty()) {
            throw Refused.invalid(patch.place(), "a JSON patch needs a target");
        }
        if (text.documents().isEmpty() || !(text.documents().getFirst() instanceof SequenceNode list)) {
            throw Refused.invalid(patch.place(), "a JSON patch is a list");
        }
        JsonPatch read = JsonPatch.of(list, text.json(), source);
        for (Resource target : Targets.of(patch.target().get(), resources)) {
            target.remember();
            read.apply(target.body());
            target.metadata().putTexts("annotations", target.metadata().texts("annotations"));
        }
        resources.distinct(patch.place());
    }

    private static List<Resource> objects(Text text) throws Refused {
        List<Resource> objects = new ArrayList<>();
        for (Node document : text.documents()) {
            objects.add(Documents.object(document));
        }
        return objects;
    }

    /** The patch's labels and annotations count as texts here, nulls too. */
    private void mergeCopy(Resource target, Resource patch, boolean mayChangeName, boolean mayChangeKind)
            throws Refused {
        source.spend(patch.body().size(), patch.place());
        Resource copy = new Resource(patch.body().copy());
        for (String texts : List.of("labels", "annotations")) {
            copy.metadata().putTexts(texts, copy.metadata().texts(texts));
        }
        copy.body().set("apiVersion", target.body().get("apiVersion"));
        merge(target, copy.body(), mayChangeName, mayChangeKind);
    }

    private void merge(Resource target, MappingNode patch, boolean mayChangeName, boolean mayChangeKind)
            throws Refused {
        String name = target.name();
        String namespace = target.namespace();
        Node kind = target.body().get("kind");
        if (mayChangeName || mayChangeKind) {
            target.remember();
        }
        if (!(StrategicMerge.merged(target.body(), patch) instanceof MappingNode merged) || merged.isEmpty()) {
            resources.remove(target);
            return;
        }
        target.body(merged);
        if (!mayChangeKind) {
            merged.set("kind", kind);
        }
        if (!mayChangeName) {
            target.name(name);
        }
        target.namespace(namespace);
    }
}
