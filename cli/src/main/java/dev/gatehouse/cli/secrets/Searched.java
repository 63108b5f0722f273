package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search came to.
 *
 * @param placed what was found
 * @param coverage how completely was searched
 * @param files what became of each file; empty for history
 * @param extent in a few words
 * @param key what fingerprints are keyed by
 */
record Searched(List<Placed> placed, List<Coverage> coverage, List<FileReading> files, String extent, String key) {

    /** A secret, and where in history it stands. */
    record Placed(Sighting sighting, @Nullable SecretTrace trace) {}
}
