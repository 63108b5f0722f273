package dev.gatehouse.connectors;

import dev.gatehouse.connectors.files.FileObservation;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.files.TextInspector;
import dev.gatehouse.connectors.manifests.ManifestReaders;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.connectors.terraform.TerraformReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every connector that a clone can be observed with. */
public final class Observers {

    private final Consumer<String> progress;

    /**
     * Prepares them.
     *
     * @param progress told what is going on, a line at a time, from any thread
     */
    public Observers(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Reads the target's files. */
    public Observed files(Target target) {
        progress.accept("listing files");
        FileTree tree = target.files();
        int files = tree.entries().size();
        Observed observed = new FileObservation(
                        readers(), inspectors(), read -> progress.accept("read " + read + " of " + files + " files"))
                .observe(tree);
        return observed.and(ManifestReaders.coverage(observed.facts()));
    }

    private static List<FileReader> readers() {
        List<FileReader> readers = new ArrayList<>();
        readers.add(new TerraformReader());
        readers.addAll(ManifestReaders.all());
        return readers;
    }

    private static List<TextInspector> inspectors() {
        return List.of();
    }
}
