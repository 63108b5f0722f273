package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.history.HistoryFinding.At;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.ArrayList;
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
 * @param undone what is there, or ought to be, and could not be searched, each with why; a limit that holds for all is
 *     no such thing, nor is that a clone was asked to be shallow
 * @param names makes tokens in names unreadable
 */
record Searched(
        List<Placed> placed,
        List<Coverage> coverage,
        List<FileReading> files,
        String extent,
        String key,
        List<String> undone,
        Redaction names) {

    /**
     * A secret, and where in history it stands.
     *
     * @param others where it stands besides: in versions of its file that ignore files and earlier reports name
     */
    record Placed(Sighting sighting, @Nullable SecretTrace trace, List<At> others) {

        /** One that has no history. */
        static Placed outsideOfHistory(Sighting sighting) {
            return new Placed(sighting, null, List.of());
        }

        /** All its places, the first one first. */
        List<At> places() {
            List<At> places = new ArrayList<>(List.of(At.of(trace == null ? "" : trace.commit(), sighting)));
            places.addAll(others);
            return places;
        }
    }
}
