package dev.gatehouse.connectors;

import dev.gatehouse.connectors.files.FileObservation;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.git.GitAttributesReader;
import dev.gatehouse.connectors.git.GitObservation;
import dev.gatehouse.connectors.git.KnownSigner;
import dev.gatehouse.connectors.git.owners.CodeOwnersReader;
import dev.gatehouse.connectors.manifests.ManifestReaders;
import dev.gatehouse.connectors.secrets.SecretHistory;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.connectors.secrets.SecretSettings;
import dev.gatehouse.connectors.sops.EnvironmentFileReader;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.connectors.terraform.TerraformReader;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.secretscan.history.HistoryOptions;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every connector that a clone can be observed with. */
public final class Observers {

    private static final List<FactKind> OF_HISTORY = List.of(FactKind.REFERENCE, FactKind.COMMIT, FactKind.SUBMODULE);
    private static final int MOST_THREADS = 16;

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
                        readers(),
                        List.of(new SecretInspector(settings(target))),
                        read -> progress.accept("read " + read + " of " + files + " files"))
                .observe(tree);
        return observed.and(ManifestReaders.coverage(observed.facts()));
    }

    /**
     * Reads the history of the target's repository.
     *
     * @param wanted false to leave it be
     * @param keys whose keys sign commits
     * @param deployed the references that are deployed from, besides the default branch
     */
    public Observed git(Target target, boolean wanted, List<KnownSigner> keys, List<String> deployed) {
        if (!wanted || target.repository().isEmpty()) {
            String reason = wanted ? target.noHistory() : "the history was left out (--worktree)";
            return new Observed(
                    List.of(),
                    OF_HISTORY.stream()
                            .map(kind -> Coverage.missing(Origin.GIT, kind, reason, null))
                            .toList(),
                    List.of());
        }
        progress.accept("reading history");
        return new GitObservation(keys, deployed).observe(target.repository().get(), target.prefix());
    }

    /**
     * Searches the history for secrets: where those of the files came from, and those that the files no longer have.
     *
     * @param wanted false to leave it be
     * @param files what the files told
     * @return what the files told, and that
     */
    public Observed secrets(Target target, boolean wanted, Observed files) {
        GitDirectory directory = wanted && target.repository().isPresent()
                ? GitDirectory.at(target.repository().get().getDirectory().toPath())
                : null;
        if (directory == null) {
            return files;
        }
        progress.accept("searching history for secrets");
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        return new SecretHistory(directory, target.prefix(), HistoryOptions.of(false, threads), settings(target))
                .observe(files);
    }

    private static SecretSettings settings(Target target) {
        return SecretSettings.of(target.folder().orElse(null));
    }

    private static List<FileReader> readers() {
        List<FileReader> readers = new ArrayList<>();
        readers.add(new CodeOwnersReader());
        readers.add(new GitAttributesReader());
        readers.add(new TerraformReader());
        readers.add(new EnvironmentFileReader());
        readers.addAll(ManifestReaders.all());
        return readers;
    }
}
