package dev.gatehouse.baseline;

import dev.gatehouse.baseline.reading.BaselineFormat;
import dev.gatehouse.baseline.writing.Observed;
import dev.gatehouse.baseline.writing.ObservedForge;
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

    /**
     * The text of a file that declares an organisation on a forge as it is.
     *
     * @param type {@code github}, {@code gitlab} or {@code gitea}
     * @param name the organisation or group
     * @param api the address of its server; null for the public service
     * @param token where its token is found; null for the usual variables
     */
    public static String ofForge(
            Snapshot snapshot, String type, String name, @Nullable String api, @Nullable String token) {
        return ObservedForge.of(snapshot, type, name, api, token, BaselineFormat.VERSION);
    }
}
