package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.history.KnownSecrets.Seen;
import dev.gatehouse.engines.secretscan.search.Redaction;
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
 * @param undone what is there, or ought to be, and could not be searched, each with why; a limit that holds for all is
 *     no such thing, nor is that a clone was asked to be shallow
 * @param names makes tokens in names unreadable
 */
public record Searched(
        List<Placed> placed,
        List<Coverage> coverage,
        List<FileReading> files,
        String extent,
        List<String> undone,
        Redaction names) {

    /**
     * A secret, and where in history it stands.
     *
     * @param seen where it stands in all versions of its file that were searched; none where the search itself has told
     *     whether it is known
     * @param known whether the search has told that it is known
     */
    public record Placed(Sighting sighting, @Nullable SecretTrace trace, List<Seen> seen, boolean known) {

        /** One that has no history. */
        public static Placed outsideOfHistory(Sighting sighting) {
            return new Placed(sighting, null, List.of(new Seen("", sighting)), false);
        }
    }
}
