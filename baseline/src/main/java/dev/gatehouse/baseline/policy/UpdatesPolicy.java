package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * Which versions are run.
 *
 * @param kubernetesVersion {@code major.minor} of the clusters; null where none is declared
 * @param automation what proposes updates, where it is not seen in the repository; null where none is declared
 */
public record UpdatesPolicy(
        @Nullable String kubernetesVersion,
        @Nullable String automation,
        @Nullable Location location) {

    /** Nothing declared. */
    public static final UpdatesPolicy NONE = new UpdatesPolicy(null, null, null);
}
