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
            files(kustomization);
        } catch (Refused refused) {
            obstacles.add(refused.obstacle());
        }
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
            obstacles.add(refused.obstacle());
        }
    }

    /** Files that are fetched from elsewhere. */
    private void files(Kustomization kustomization) {
        List<Entry> named = new ArrayList<>(kustomization.strategicPatches());
        for (List<Patch> patches : List.of(kustomization.patches(), kustomization.jsonPatches())) {
            patches.forEach(patch -> named.add(new Entry(patch.path(), patch.place())));
        }
        for (Generator generator : kustomization.generators()) {
            named.addAll(generator.envs());
            generator
                    .files()
                    .forEach(file -> named.add(
                            new Entry(file.text().substring(file.text().indexOf('=') + 1), file.place())));
        }
        for (Entry entry : named) {
            if (entry.text().startsWith("http://") || entry.text().startsWith("https://")) {
                obstacles.add(RemoteAddress.obstacle(entry.text(), entry.place()));
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
        boolean local = folder != null && source.isFolder(folder);
        if (RemoteAddress.is(entry.text())) {
            throw new Refused(RemoteAddress.obstacle(entry.text(), entry.place()));
        }
        if (folder == null) {
            throw Refused.invalid(entry.place(), entry.text() + " is not within the repository");
        }
        if (!local) {
            throw Refused.invalid(entry.place(), "no file and no folder " + entry.text());
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
