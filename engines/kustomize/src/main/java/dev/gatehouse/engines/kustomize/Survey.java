package dev.gatehouse.engines.kustomize;

import dev.gatehouse.engines.kustomize.change.LocalFiles;
import dev.gatehouse.engines.kustomize.file.Entry;
import dev.gatehouse.engines.kustomize.file.Generator;
import dev.gatehouse.engines.kustomize.file.Kustomization;
import dev.gatehouse.engines.kustomize.file.KustomizationReader;
import dev.gatehouse.engines.kustomize.file.Patch;
import dev.gatehouse.engines.kustomize.source.Obstacle;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.RemoteAddress;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a kustomization and all those below it, each once, and gathers everything that stands in the way. */
final class Survey {

    private final SourceReader source;
    private final Set<String> seen = new HashSet<>();
    private final Set<Obstacle> obstacles = new LinkedHashSet<>();

    Survey(SourceReader source) {
        this.source = source;
    }

    List<Obstacle> obstacles() {
        return List.copyOf(obstacles);
    }

    void kustomization(String folder) throws IOException {
        visit(folder, Place.of(folder.isEmpty() ? "." : folder), List.of(folder));
    }

    private void visit(String folder, Place place, List<String> chain) throws IOException {
        if (!seen.add(folder)) {
            return;
        }
        try {
            Kustomization kustomization = KustomizationReader.read(source, folder, place);
            obstacles.addAll(kustomization.obstacles());
            for (Entry entry : kustomization.resources()) {
                below(kustomization, entry, chain, true);
            }
            for (Entry entry : kustomization.components()) {
                below(kustomization, entry, chain, false);
            }
            for (Entry entry : kustomization.beyond()) {
                below(kustomization, entry, chain, true);
            }
            files(kustomization);
        } catch (Refused refused) {
            add(refused.obstacle());
        }
    }

    /** What can't be gone through asks for something that is not told. */
    private void add(Obstacle obstacle) {
        obstacles.add(
                obstacle.kind() == Obstacle.Kind.INVALID
                        ? new Obstacle(Obstacle.Kind.UNFIXED, obstacle.place(), obstacle.why())
                        : obstacle);
    }

    private void below(Kustomization from, Entry entry, List<String> chain, boolean mayBeFile) throws IOException {
        try {
            if (mayBeFile && new LocalFiles(from.folder(), source).find(entry).isPresent()) {
                return;
            }
            String folder = folder(source, from.folder(), entry, chain);
            List<String> longer = new ArrayList<>(chain);
            longer.add(folder);
            visit(folder, entry.place(), longer);
        } catch (Refused refused) {
            add(refused.obstacle());
        }
    }

    /** Files that are not in the commit. */
    private void files(Kustomization kustomization) throws Refused, IOException {
        List<Entry> named = new ArrayList<>();
        for (List<Patch> patches : List.of(kustomization.patches(), kustomization.jsonPatches())) {
            patches.forEach(patch -> named.add(new Entry(patch.path(), patch.place())));
        }
        kustomization.strategicPatches().stream()
                .filter(entry -> !Patch.isInline(entry.text()))
                .forEach(named::add);
        for (Generator generator : kustomization.generators()) {
            named.addAll(generator.envs());
            generator
                    .files()
                    .forEach(file -> named.add(
                            new Entry(file.text().substring(file.text().indexOf('=') + 1), file.place())));
        }
        LocalFiles files = new LocalFiles(kustomization.folder(), source);
        for (Entry entry : named) {
            if (!entry.text().isEmpty() && files.find(entry).isEmpty()) {
                obstacles.add(files.absent(entry));
            }
        }
    }

    /**
     * The folder that an entry names.
     *
     * @param chain the folders from the root down to the one it stands in, none of which it may lie in
     */
    static String folder(SourceReader source, String from, Entry entry, List<String> chain) throws Refused {
        @Nullable String folder = entry.text().startsWith("/") ? null : SourceReader.resolve(from, entry.text());
        if (folder == null || RemoteAddress.is(entry.text()) || !source.isFolder(folder)) {
            throw new Refused(new LocalFiles(from, source).absent(entry));
        }
        for (String above : chain) {
            if (above.equals(folder) || folder.isEmpty() || above.startsWith(folder + "/")) {
                throw Refused.invalid(entry.place(), entry.text() + " leads back to where it is named");
            }
        }
        if (chain.size() > source.depth()) {
            throw Refused.invalid(entry.place(), "kustomizations more than " + source.depth() + " deep in each other");
        }
        return folder;
    }
}
