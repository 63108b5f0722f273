package dev.gatehouse.connectors.secrets;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.refs.LogEntry;
import dev.gatehouse.engines.gitobjects.refs.References;
import dev.gatehouse.engines.gitobjects.refs.Revisions;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.changes.Brought;
import dev.gatehouse.engines.secretscan.changes.ChangeSearch;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.engines.secretscan.search.SecretValue;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches a repository's history for tokens of known formats: what the files no longer have, each with the commit that
 * brought it. A token that the files have still is theirs to report.
 */
public final class SecretHistory {

    private static final Reveal COMPARISON = Reveal.forThe("comparison of history with the files");
    private static final int NAMED = 3;

    private final GitDirectory directory;
    private final String prefix;
    private final Set<Known> ofFiles = new HashSet<>();

    /** A token of the files. */
    private record Known(String detector, String file, SecretValue value) {}

    /**
     * Prepares it.
     *
     * @param prefix the target's place in its repository; empty for the whole
     * @param facts what the files told
     */
    public SecretHistory(GitDirectory directory, String prefix, List<Fact> facts) {
        this.directory = directory;
        this.prefix = prefix.isEmpty() ? "" : prefix + "/";
        for (Fact fact : facts) {
            if (fact instanceof SecretCandidate candidate && candidate.origin().location() != null) {
                ofFiles.add(new Known(
                        candidate.detector(),
                        candidate.origin().location().file(),
                        SecretValue.of(candidate.value().reveal(COMPARISON))));
            }
        }
    }

    /** Searches all that any reference or log reaches. */
    public Observed observe() {
        Ruleset ruleset = Ruleset.of(GitleaksConfiguration.NONE, Confidence.MEDIUM, StandardDetectors.tokens());
        Limits limits = Limits.DEFAULT;
        try (ObjectDatabase database = ObjectDatabase.open(directory, limits)) {
            References references = References.read(directory, limits, new Problems(limits.problems()));
            ChangeSearch search = new ChangeSearch(directory, database, new ContentSearch(ruleset));
            search.commits(tips(references, database), List.of(), id -> false);
            ObjectId head = search.brought().isEmpty() ? null : new Revisions(database, references).commit("HEAD");
            return new Observed(
                    facts(search.brought(), head == null ? Map.of() : search.filesOf(head)),
                    coverage(search),
                    List.of());
        }
    }

    private static Set<ObjectId> tips(References references, ObjectDatabase database) {
        Set<ObjectId> tips = new LinkedHashSet<>();
        references.all().forEach(r -> tips.add(r.target()));
        for (LogEntry entry : references.logs()) {
            tips.add(entry.after());
            tips.add(entry.before());
        }
        tips.removeIf(id -> id.isZero() || !database.contains(id));
        return tips;
    }

    private List<Fact> facts(List<Brought> all, Map<String, ObjectId> head) {
        Map<Known, List<Brought>> together = new LinkedHashMap<>();
        for (Brought brought : all) {
            Sighting sighting = brought.sighting();
            boolean concerned =
                    brought.where() == Brought.Where.BLOB ? sighting.path().startsWith(prefix) : prefix.isEmpty();
            Known known = new Known(sighting.rule(), within(sighting.path()), sighting.value());
            if (concerned && !sighting.rule().equals(SecretInspector.ACCESS_KEY_ID) && !ofFiles.contains(known)) {
                together.computeIfAbsent(known, unseen -> new ArrayList<>()).add(brought);
            }
        }
        List<Fact> facts = new ArrayList<>();
        together.forEach((known, versions) -> facts.add(fact(known, versions, head)));
        return facts;
    }

    private String within(String path) {
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private static Fact fact(Known known, List<Brought> versions, Map<String, ObjectId> head) {
        Brought first = versions.getFirst();
        Sighting sighting = first.sighting();
        boolean blob = first.where() == Brought.Where.BLOB;
        boolean inHead = blob
                && versions.stream()
                        .anyMatch(v -> v.object().equals(head.get(v.sighting().path())));
        @Nullable
        Location location =
                blob ? new Location(known.file(), sighting.line(), sighting.column(), sighting.endLine()) : null;
        ObjectId at = first.commitId() == null ? first.object() : first.commitId();
        return new SecretCandidate(
                sighting.rule(),
                sighting.description(),
                new SecretText(sighting.value().revealText()),
                new Origin(Origin.GIT, location, at.toString()),
                inHead ? SecretCandidate.Presence.HEAD : SecretCandidate.Presence.HISTORY);
    }

    private static List<Coverage> coverage(ChangeSearch search) {
        if (search.unreadable().isEmpty()) {
            return List.of(Coverage.complete(Origin.GIT, FactKind.SECRET_CANDIDATE));
        }
        List<String> ids = search.unreadable().stream()
                .limit(NAMED)
                .map(ObjectId::toString)
                .toList();
        int more = search.unreadable().size() - ids.size();
        return List.of(Coverage.partial(
                Origin.GIT,
                FactKind.SECRET_CANDIDATE,
                "objects of the history are missing or damaged: " + String.join(", ", ids)
                        + (more > 0 ? " and " + more + " more" : ""),
                null));
    }
}
