package dev.gatehouse.connectors.secrets;

import dev.gatehouse.connectors.files.TextInspector;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.SecretCandidate;
import java.util.List;

/**
 * Searches the content of a file for secrets, whatever the file is.
 *
 * <p>Holds no state of a search: files are searched in parallel. A text that is encrypted or sealed looks like none, so
 * that such files need no exception.
 */
public final class SecretInspector implements TextInspector {

    private final ContentSearch search;
    private final IgnoredSecrets ignored;

    /** Searches as gitleaks' files at the top of the target say. */
    public SecretInspector(SecretSettings settings) {
        this.search = new ContentSearch(settings.ruleset());
        this.ignored = settings.ignored();
    }

    /** What makes tokens unreadable in names and in what reports say. */
    public static Redaction names() {
        return Redaction.ofFormats(Candidates.ruleset());
    }

    @Override
    public FactKind kind() {
        return FactKind.SECRET_CANDIDATE;
    }

    /**
     * Searches one file, in time linear in its size. Never throws for what it holds.
     *
     * @param path relative to the target's root
     * @param content UTF-8 or UTF-16; malformed parts are passed over
     * @return a {@link SecretCandidate} for each secret, in the order of the file
     */
    @Override
    public List<Fact> inspect(String path, byte[] content) {
        return search.search(content, content.length, path, null).stream()
                .filter(sighting -> Candidates.counts(sighting) && !ignored.know(sighting))
                .<Fact>map(sighting -> Candidates.of(
                        sighting,
                        Origin.file(Candidates.location(sighting, sighting.path())),
                        SecretCandidate.Presence.FILES,
                        null))
                .toList();
    }
}
