package dev.gatehouse.connectors.secrets;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.secretscan.changes.Brought;
import dev.gatehouse.engines.secretscan.changes.ChangeSearch;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.SecretValue;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretCandidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches the commits between two for secrets: also for what one of them brought and a later one took out again, which
 * every clone still has.
 */
public final class BroughtSecrets {

    private static final Reveal COMPARISON = Reveal.forThe("comparison of commits with the files");
    private static final int NAMED = 3;

    private final GitDirectory directory;
    private final String deployed;
    private final String wanted;

    /**
     * Prepares it.
     *
     * @param deployed the id of the commit whose history is known
     * @param wanted the id of the one that is looked at
     */
    public BroughtSecrets(GitDirectory directory, String deployed, String wanted) {
        this.directory = directory;
        this.deployed = deployed;
        this.wanted = wanted;
    }

    /** What the files of the commit told, with the secrets that its files no longer have. */
    public Observed observe(Observed files) {
        ContentSearch search = new ContentSearch(Candidates.ruleset());
        try (ObjectDatabase database = ObjectDatabase.open(directory, Limits.DEFAULT)) {
            ChangeSearch changes = new ChangeSearch(directory, database, search);
            changes.commits(List.of(id(wanted)), List.of(id(deployed)), id -> false);
            List<Fact> facts = new ArrayList<>(files.facts());
            Set<Known> known = new HashSet<>();
            files.facts().forEach(fact -> known(fact, known));
            SecretTraces traces = new SecretTraces(search.ruleset());
            for (Brought brought : changes.brought()) {
                Sighting sighting = brought.sighting();
                if (Candidates.counts(sighting)
                        && known.add(new Known(sighting.rule(), sighting.path(), sighting.value()))) {
                    facts.add(candidate(brought, traces));
                }
            }
            return new Observed(
                    facts,
                    Stream.concat(files.coverage().stream(), Stream.of(coverage(changes)))
                            .toList(),
                    files.files());
        }
    }

    private static ObjectId id(String digits) {
        return Objects.requireNonNull(ObjectId.parse(digits), digits);
    }

    private record Known(String detector, String file, SecretValue value) {}

    private static void known(Fact fact, Set<Known> known) {
        Location location = fact.origin().location();
        if (fact instanceof SecretCandidate candidate && location != null) {
            known.add(new Known(
                    candidate.detector(),
                    location.file(),
                    SecretValue.of(candidate.value().reveal(COMPARISON))));
        }
    }

    private static SecretCandidate candidate(Brought brought, SecretTraces traces) {
        Sighting sighting = brought.sighting();
        boolean file = brought.where() == Brought.Where.BLOB;
        ObjectId commit = brought.commitId();
        return Candidates.of(
                sighting,
                new Origin(
                        Origin.GIT,
                        file ? Candidates.location(sighting, sighting.path()) : null,
                        (commit == null ? brought.object() : commit).toString()),
                SecretCandidate.Presence.HISTORY,
                traces.of(brought, false, file ? List.of(sighting.path()) : List.of(), List.of()));
    }

    private static Coverage coverage(ChangeSearch changes) {
        List<String> missing = Stream.concat(
                        changes.notRead().stream(),
                        changes.unreadable().stream().map(id -> id + " is missing or damaged"))
                .toList();
        if (missing.isEmpty()) {
            return Coverage.complete(Origin.GIT, FactKind.SECRET_CANDIDATE);
        }
        int more = Math.max(missing.size() - NAMED, 0);
        return Coverage.partial(
                Origin.GIT,
                FactKind.SECRET_CANDIDATE,
                String.join(", ", missing.stream().limit(NAMED).toList()) + (more > 0 ? " and " + more + " more" : ""),
                null);
    }
}
