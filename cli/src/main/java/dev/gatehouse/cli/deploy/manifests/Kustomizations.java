package dev.gatehouse.cli.deploy.manifests;

import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.engines.kustomize.KustomizeBuild;
import dev.gatehouse.engines.kustomize.Rendering;
import dev.gatehouse.engines.kustomize.source.Bounds;
import dev.gatehouse.engines.kustomize.source.Obstacle;
import dev.gatehouse.engines.kustomize.source.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kustomizations among an environment's files, each rendered. Those that no other one of them contains are what is
 * deployed; the others may be deployed by themselves too, so that what they give counts where they give something.
 */
final class Kustomizations {

    private static final int MOST = 2_000;

    private final SortedMap<String, Rendering.Rendered> rendered = new TreeMap<>();
    private final Set<String> outermost = new TreeSet<>();
    private final Set<Obstacle> obstacles = new LinkedHashSet<>();
    private final Set<String> sources = new TreeSet<>();

    private Kustomizations() {}

    /**
     * Renders them.
     *
     * @param own the environment's files
     */
    static Kustomizations of(FileTree tree, List<FileTree.Entry> own) throws IOException {
        Kustomizations found = new Kustomizations();
        TreeSource source = new TreeSource(tree);
        Map<String, Rendering> renderings = new TreeMap<>();
        Map<String, String> files = new HashMap<>();
        for (FileTree.Entry entry : own) {
            int slash = entry.path().lastIndexOf('/');
            if (entry.type() == FileTree.Type.FILE && KustomizeBuild.isBuiltAlone(source, entry.path())) {
                String folder = slash < 0 ? "" : entry.path().substring(0, slash);
                files.put(folder, entry.path());
            }
        }
        if (files.size() > MOST) {
            found.obstacles.add(new Obstacle(
                    Obstacle.Kind.UNFIXED, Place.of("."), "more than " + MOST + " kustomizations are not rendered"));
            return found;
        }
        for (String folder : files.keySet()) {
            renderings.put(folder, KustomizeBuild.of(source, folder, Bounds.STANDARD));
        }
        found.sort(renderings, files);
        return found;
    }

    private void sort(Map<String, Rendering> renderings, Map<String, String> files) {
        Set<String> contained = new TreeSet<>();
        renderings.forEach((folder, rendering) -> read(rendering).stream()
                .filter(path -> !path.equals(files.get(folder)))
                .forEach(contained::add));
        renderings.forEach((folder, rendering) -> {
            if (!contained.contains(files.get(folder))) {
                outermost.add(folder);
            }
        });
        if (outermost.isEmpty()) {
            outermost.addAll(renderings.keySet());
        }
        renderings.forEach((folder, rendering) -> {
            switch (rendering) {
                case Rendering.Rendered manifests -> {
                    rendered.put(folder, manifests);
                    sources.addAll(manifests.read());
                }
                case Rendering.NotPlain notPlain -> {
                    if (outermost.contains(folder)) {
                        obstacles.addAll(notPlain.obstacles());
                    }
                }
            }
        });
    }

    private static Set<String> read(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Rendered manifests -> manifests.read();
            case Rendering.NotPlain notPlain -> notPlain.read();
        };
    }

    /** What came of each folder that could be rendered. */
    SortedMap<String, Rendering.Rendered> rendered() {
        return rendered;
    }

    /** The folders of those that no other one contains. */
    Set<String> outermost() {
        return outermost;
    }

    /** Why those that no other one contains were not rendered; none where all of them were. */
    List<Obstacle> obstacles() {
        return new ArrayList<>(obstacles);
    }

    /** The files that the manifests come from. */
    Set<String> sources() {
        return sources;
    }
}
