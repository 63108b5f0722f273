package dev.gatehouse.engines.kustomize;

import dev.gatehouse.engines.kustomize.change.Documents;
import dev.gatehouse.engines.kustomize.change.Generators;
import dev.gatehouse.engines.kustomize.change.Images;
import dev.gatehouse.engines.kustomize.change.Labels;
import dev.gatehouse.engines.kustomize.change.LocalFiles;
import dev.gatehouse.engines.kustomize.change.NameAffixes;
import dev.gatehouse.engines.kustomize.change.NameHash;
import dev.gatehouse.engines.kustomize.change.Namespaces;
import dev.gatehouse.engines.kustomize.change.Patches;
import dev.gatehouse.engines.kustomize.change.References;
import dev.gatehouse.engines.kustomize.change.Replicas;
import dev.gatehouse.engines.kustomize.file.Entry;
import dev.gatehouse.engines.kustomize.file.Generator;
import dev.gatehouse.engines.kustomize.file.ImageChange;
import dev.gatehouse.engines.kustomize.file.Kustomization;
import dev.gatehouse.engines.kustomize.file.KustomizationReader;
import dev.gatehouse.engines.kustomize.file.LabelChange;
import dev.gatehouse.engines.kustomize.file.Patch;
import dev.gatehouse.engines.kustomize.file.ReplicaChange;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Bounds;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.SourceFiles;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.TreeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds a kustomization from the files of one commit, as {@code kustomize build} does: the same objects, for all that
 * needs no network, no program and no plugin. Whatever else it asks for is named, and nothing is built then.
 */
public final class KustomizeBuild {

    private static final String LOCAL_ONLY = "config.kubernetes.io/local-config";

    private final SourceReader source;

    private KustomizeBuild(SourceReader source) {
        this.source = source;
    }

    /**
     * Whether a file is a kustomization that is built by itself: by its name, and unless it says that it is a Component
     * or something else. One that can't be read counts.
     */
    public static boolean isBuiltAlone(SourceFiles files, String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!Kustomization.NAMES.contains(name)) {
            return false;
        }
        SourceReader source = new SourceReader(files, Bounds.STANDARD);
        Place place = Place.of(path);
        try {
            byte[] content = source.content(path, place).orElse(new byte[0]);
            List<Node> documents = TreeReader.read(content, path, source);
            return documents.isEmpty()
                    || !(documents.getFirst() instanceof MappingNode document)
                    || KustomizationReader.isBuiltAlone(document);
        } catch (Refused unreadable) {
            return true;
        }
    }

    /**
     * Builds the kustomization of a folder.
     *
     * @param folder from the root; empty for the root
     * @throws IOException where a file can't be read
     */
    public static Rendering of(SourceFiles files, String folder, Bounds bounds) throws IOException {
        SourceReader source = new SourceReader(files, bounds);
        Survey survey = new Survey(source);
        survey.kustomization(folder);
        if (!survey.obstacles().isEmpty()) {
            return new Rendering.NotPlain(survey.obstacles(), source.read());
        }
        SourceReader again = new SourceReader(files, bounds);
        try {
            return new Rendering.Rendered(new KustomizeBuild(again).manifests(folder), again.read());
        } catch (Refused refused) {
            return new Rendering.NotPlain(List.of(refused.obstacle()), again.read());
        }
    }

    private List<Manifest> manifests(String folder) throws Refused, IOException {
        Place start = Place.of(folder.isEmpty() ? "." : folder);
        Kustomization root = KustomizationReader.read(source, folder, start);
        Resources resources = gathered(root, List.of(folder), new Resources());
        NameHash.append(resources);
        References.update(resources);
        List<Manifest> manifests = new ArrayList<>();
        for (Resource resource : resources.all()) {
            String local = resource.metadata().texts("annotations").getOrDefault(LOCAL_ONLY, "false");
            if (local.equals("false")) {
                resource.metadata().putTexts("annotations", resource.metadata().texts("annotations"));
                manifests.add(Manifest.of(resource));
            }
        }
        return manifests.stream().sorted().toList();
    }

    /** @param chain the folders from the root down to this one */
    private Resources gathered(Kustomization kustomization, List<String> chain, Resources resources)
            throws Refused, IOException {
        LocalFiles files = new LocalFiles(kustomization.folder(), source);
        for (Entry entry : kustomization.resources()) {
            Optional<LocalFiles.Content> file = files.find(entry);
            if (file.isPresent()) {
                List<Resource> objects = Documents.of(
                        TreeReader.read(file.get().bytes(), file.get().path(), source));
                resources.add(objects, entry.place());
            } else {
                Kustomization base = below(kustomization, entry, chain, false);
                resources.add(gathered(base, with(chain, base), new Resources()).all(), entry.place());
            }
        }
        Generators generators = new Generators(resources, files);
        for (Generator generator : kustomization.generators()) {
            generators.generate(generator);
        }
        for (Entry entry : kustomization.components()) {
            Kustomization component = below(kustomization, entry, chain, true);
            gathered(component, with(chain, component), resources);
        }
        change(kustomization, resources, files);
        return resources;
    }

    private static List<String> with(List<String> chain, Kustomization below) {
        List<String> longer = new ArrayList<>(chain);
        longer.add(below.folder());
        return longer;
    }

    private Kustomization below(Kustomization from, Entry entry, List<String> chain, boolean component)
            throws Refused, IOException {
        String folder = Survey.folder(source, from.folder(), entry, chain);
        Kustomization read = KustomizationReader.read(source, folder, entry.place());
        if (read.component() != component) {
            throw Refused.invalid(
                    entry.place(),
                    entry.text() + (component ? " is no Component" : " is a Component: name it in `components`"));
        }
        return read;
    }

    private void change(Kustomization kustomization, Resources resources, LocalFiles files)
            throws Refused, IOException {
        Place place = Place.of(kustomization.folder().isEmpty() ? "." : kustomization.folder());
        int changes = kustomization.changes();
        source.spend((int) Math.min((long) changes * resources.all().size(), Integer.MAX_VALUE / 2), place);
        Patches patches = new Patches(resources, files, source);
        patches.applyMerges(kustomization.strategicPatches());
        for (Patch patch : kustomization.patches()) {
            patches.apply(patch);
        }
        Namespaces.set(resources, kustomization.namespace(), place);
        NameAffixes.prefix(resources, kustomization.namePrefix());
        NameAffixes.suffix(resources, kustomization.nameSuffix());
        for (LabelChange labels : kustomization.labels()) {
            Labels.add(resources, labels);
        }
        Labels.addCommon(resources, kustomization.commonLabels());
        Labels.annotate(resources, kustomization.commonAnnotations());
        for (Patch patch : kustomization.jsonPatches()) {
            patches.applyJson(patch);
        }
        for (ReplicaChange replicas : kustomization.replicas()) {
            Replicas.set(resources, replicas);
        }
        for (ImageChange images : kustomization.images()) {
            Images.set(resources, images);
        }
    }
}
