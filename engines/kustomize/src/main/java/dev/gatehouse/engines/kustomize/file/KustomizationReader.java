package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import dev.gatehouse.engines.kustomize.resource.ResourceType;
import dev.gatehouse.engines.kustomize.source.Obstacle;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.TreeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads kustomization files. */
public final class KustomizationReader {

    private static final String GROUP = "kustomize.config.k8s.io/";
    private static final String COMPONENT = "Component";
    private static final Set<String> TYPE = Set.of("apiVersion", "kind");

    /** What runs programs, fetches charts, or changes which fields the other parts change. */
    private static final List<String> ONLY_KUSTOMIZE = List.of(
            "openapi",
            "crds",
            "vars",
            "replacements",
            "configurations",
            "generators",
            "transformers",
            "validators",
            "helmCharts",
            "helmGlobals",
            "helmChartInflationGenerator",
            "buildMetadata");

    private KustomizationReader() {}

    /** Whether a document of one of the {@link Kustomization#NAMES} is no Component and no other object. */
    public static boolean isBuiltAlone(MappingNode document) {
        String version = document.text("apiVersion");
        return (version.isEmpty() || version.startsWith(GROUP))
                && !document.text("kind").equals(COMPONENT);
    }

    /**
     * Reads the kustomization of a folder.
     *
     * @param place what names it
     * @throws Refused where there is none, or it is none
     */
    public static Kustomization read(SourceReader source, String folder, Place place) throws Refused, IOException {
        byte[] content = new byte[0];
        String file = "";
        for (String name : Kustomization.NAMES) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            Optional<byte[]> found = source.content(path, place);
            if (found.isPresent() && !file.isEmpty()) {
                throw Refused.invalid(Place.of(path), "a second kustomization in the same folder");
            }
            if (found.isPresent()) {
                content = found.get();
                file = path;
            }
        }
        if (file.isEmpty()) {
            throw Refused.invalid(place, "no kustomization in " + (folder.isEmpty() ? "the root" : folder));
        }
        List<Node> documents = TreeReader.read(content, file, source);
        if (documents.size() != 1 || !(documents.getFirst() instanceof MappingNode document)) {
            throw Refused.invalid(new Place(file, 1, 1), "a kustomization is one mapping");
        }
        return kustomization(folder, document);
    }

    private static Kustomization kustomization(String folder, MappingNode document) throws Refused {
        Fields fields = new Fields(document);
        if (document.names().stream().allMatch(name -> TYPE.contains(name) || isNull(document, name))) {
            throw Refused.invalid(document.place(), "the kustomization is empty");
        }
        boolean component = isComponent(fields);
        fields.has("metadata");
        fields.has("sortOptions");
        List<Obstacle> obstacles = new ArrayList<>();
        for (String name : ONLY_KUSTOMIZE) {
            if (fields.has(name)) {
                obstacles.add(new Obstacle(
                        Obstacle.Kind.UNSUPPORTED, fields.placeOf(name), "`" + name + "` is for Kustomize itself"));
            }
        }
        obstacles.sort(Comparator.comparingInt(obstacle -> obstacle.place().line()));
        List<Entry> resources = new ArrayList<>(fields.entries("resources"));
        resources.addAll(fields.entries("bases"));
        List<ImageChange> images = new ArrayList<>(images(fields, "images"));
        images.addAll(images(fields, "imageTags"));
        Generator.Options options = options(fields.mapping("generatorOptions"));
        List<Generator> generators = new ArrayList<>(generators(fields, "secretGenerator", options));
        generators.addAll(generators(fields, "configMapGenerator", options));
        Kustomization read = new Kustomization(
                folder,
                component,
                resources,
                fields.entries("components"),
                fields.text("namespace"),
                fields.text("namePrefix"),
                fields.text("nameSuffix"),
                fields.texts("commonLabels"),
                labels(fields),
                fields.texts("commonAnnotations"),
                images,
                replicas(fields),
                fields.entries("patchesStrategicMerge"),
                patches(fields, "patches"),
                patches(fields, "patchesJson6902"),
                generators,
                beyond(fields),
                obstacles);
        fields.nothingElse();
        return read;
    }

    /** The texts of fields that only Kustomize reads, but for those that are objects themselves. */
    private static List<Entry> beyond(Fields fields) throws Refused {
        List<Entry> beyond = new ArrayList<>();
        for (String name : List.of("crds", "configurations", "generators", "transformers", "validators")) {
            fields.entries(name).stream()
                    .filter(entry -> !Patch.isInline(entry.text()))
                    .forEach(beyond::add);
        }
        for (Fields each : fields.each("replacements")) {
            beyond.addAll(path(each));
        }
        Optional<Fields> schema = fields.mapping("openapi");
        if (schema.isPresent()) {
            beyond.addAll(path(schema.get()));
        }
        return beyond;
    }

    private static List<Entry> path(Fields fields) throws Refused {
        String path = fields.text("path");
        return path.isEmpty() ? List.of() : List.of(new Entry(path, fields.placeOf("path")));
    }

    private static boolean isNull(MappingNode document, String name) {
        Node value = document.get(name);
        return value == null || value.isNull();
    }

    private static boolean isComponent(Fields fields) throws Refused {
        String kind = fields.text("kind");
        String version = fields.text("apiVersion");
        boolean component = kind.equals(COMPONENT);
        if (!component && !kind.isEmpty() && !kind.equals("Kustomization")) {
            throw Refused.invalid(fields.placeOf("kind"), "the kind is Kustomization or Component");
        }
        if (!version.isEmpty() && !version.equals(GROUP + (component ? "v1alpha1" : "v1beta1"))) {
            throw Refused.invalid(fields.placeOf("apiVersion"), "not an apiVersion of kustomizations");
        }
        return component;
    }

    private static List<LabelChange> labels(Fields fields) throws Refused {
        List<LabelChange> labels = new ArrayList<>();
        for (Fields each : fields.each("labels")) {
            List<FieldSpec> specs = new ArrayList<>();
            for (Fields spec : each.each("fields")) {
                ResourceType type = new ResourceType(spec.text("group"), spec.text("version"), spec.text("kind"));
                specs.add(FieldSpec.of(type, spec.text("path"), spec.bool("create")));
                spec.nothingElse();
            }
            labels.add(new LabelChange(
                    each.texts("pairs"),
                    each.bool("includeSelectors"),
                    each.bool("includeTemplates"),
                    each.bool("includeVolumeClaimTemplates"),
                    specs));
            each.nothingElse();
        }
        return labels;
    }

    private static List<ImageChange> images(Fields fields, String name) throws Refused {
        List<ImageChange> images = new ArrayList<>();
        for (Fields each : fields.each(name)) {
            images.add(new ImageChange(
                    each.text("name"),
                    each.text("newName"),
                    each.text("newTag"),
                    each.text("digest"),
                    each.text("tagSuffix"),
                    each.place()));
            each.nothingElse();
        }
        return images;
    }

    private static List<ReplicaChange> replicas(Fields fields) throws Refused {
        List<ReplicaChange> replicas = new ArrayList<>();
        for (Fields each : fields.each("replicas")) {
            replicas.add(new ReplicaChange(each.text("name"), each.integer("count"), each.place()));
            each.nothingElse();
        }
        return replicas;
    }

    private static List<Patch> patches(Fields fields, String name) throws Refused {
        List<Patch> patches = new ArrayList<>();
        for (Fields each : fields.each(name)) {
            Optional<Fields> target = each.mapping("target");
            Optional<Fields> options = each.mapping("options");
            String text = each.text("patch").strip();
            String path = each.text("path");
            if (text.isEmpty() == path.isEmpty()) {
                throw Refused.invalid(each.place(), "a patch has one of `path` and `patch`");
            }
            patches.add(new Patch(
                    path,
                    text,
                    target.isPresent() ? Optional.of(target(target.get())) : Optional.empty(),
                    options.isPresent() && options.get().bool("allowNameChange"),
                    options.isPresent() && options.get().bool("allowKindChange"),
                    each.place()));
            if (options.isPresent()) {
                options.get().nothingElse();
            }
            each.nothingElse();
        }
        return patches;
    }

    private static Patch.Target target(Fields fields) throws Refused {
        Patch.Target target = new Patch.Target(
                fields.text("group"),
                fields.text("version"),
                fields.text("kind"),
                fields.text("name"),
                fields.text("namespace"),
                fields.text("labelSelector"),
                fields.text("annotationSelector"),
                fields.place());
        fields.nothingElse();
        return target;
    }

    private static List<Generator> generators(Fields fields, String name, Generator.Options all) throws Refused {
        List<Generator> generators = new ArrayList<>();
        boolean secret = name.equals("secretGenerator");
        for (Fields each : fields.each(name)) {
            List<Entry> envs = new ArrayList<>(each.entries("envs"));
            String env = each.text("env");
            if (!env.isEmpty()) {
                envs.add(new Entry(env, each.placeOf("env")));
            }
            String behavior = each.text("behavior");
            generators.add(new Generator(
                    secret,
                    each.text("name"),
                    each.text("namespace"),
                    secret ? each.text("type") : "",
                    behavior,
                    envs,
                    each.entries("literals"),
                    each.entries("files"),
                    options(each.mapping("options")).over(all),
                    each.place()));
            each.nothingElse();
        }
        return generators;
    }

    private static Generator.Options options(Optional<Fields> fields) throws Refused {
        if (fields.isEmpty()) {
            return Generator.Options.NONE;
        }
        Generator.Options options = new Generator.Options(
                fields.get().texts("labels"),
                fields.get().texts("annotations"),
                fields.get().bool("disableNameSuffixHash"),
                fields.get().bool("immutable"));
        fields.get().nothingElse();
        return options;
    }
}
