package dev.gatehouse.baseline;

import dev.gatehouse.baseline.reading.BaselineFormat;
import dev.gatehouse.baseline.writing.Observed;
import dev.gatehouse.model.Snapshot;
import org.jspecify.annotations.Nullable;

/** The first {@code gatehouse.yaml} of a repository, as {@code gatehouse init} writes it from what it observes. */
public final class InitialBaseline {

    /** What the file is called, at the repository's root. */
    public static final String FILE = "gatehouse.yaml";

    private InitialBaseline() {}

    /**
     * The text of the file. It reads back without a fault, whatever the repository holds.
     *
     * @param kubernetesVersion the clusters' version, {@code 1.34}; null where it was not told
     */
    public static String write(Snapshot snapshot, @Nullable String kubernetesVersion) {
        return Observed.of(snapshot, kubernetesVersion, BaselineFormat.VERSION);
    }
}
