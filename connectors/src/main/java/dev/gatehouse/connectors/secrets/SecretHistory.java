package dev.gatehouse.connectors.secrets;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.secretscan.history.HistoryFinding;
import dev.gatehouse.engines.secretscan.history.HistoryOptions;
import dev.gatehouse.engines.secretscan.history.HistoryResult;
import dev.gatehouse.engines.secretscan.history.HistoryScan;
import dev.gatehouse.engines.secretscan.history.Introduction;
import dev.gatehouse.engines.secretscan.history.Where;
import dev.gatehouse.engines.secretscan.search.SecretValue;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches a repository's history for secrets: finds where those of the files came from, and what the files no longer
 * have, each with the commit that brought it.
 */
public final class SecretHistory {

    private static final Reveal COMPARISON = Reveal.forThe("comparison of history with the files");
    private static final SecretTraces TRACES = new SecretTraces(Candidates.ruleset());
    private static final int NAMED = 3;

    private final GitDirectory directory;
    private final String prefix;
    private final HistoryOptions options;
    private final SecretSettings settings;

    /** A secret in a file of the target. */
    private record Known(String detector, String file, SecretValue value) {}

    /**
     * Prepares it.
     *
     * @param prefix the target's place in its repository; empty for the whole
     */
    public SecretHistory(GitDirectory directory, String prefix, HistoryOptions options, SecretSettings settings) {
        this.directory = directory;
        this.prefix = prefix.isEmpty() ? "" : prefix + "/";
        this.options = options;
        this.settings = settings;
    }

    /**
     * Searches all that any reference or log reaches.
     *
     * @param files what the files told
     * @return that, with where its candidates came from, and the candidates of history
     */
    public Observed observe(Observed files) {
        HistoryResult result;
        try {
            HistoryScan scan = HistoryScan.of(directory, settings.ruleset(), options);
            result = (prefix.isEmpty() ? scan.knowing(settings.ignored()) : scan).run((stage, done) -> {});
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        Map<Known, SecretTrace> traces = new HashMap<>();
        Map<Known, SecretCandidate> ofFiles = new HashMap<>();
        files.facts().forEach(fact -> {
            Known known = known(fact);
            if (known != null) {
                ofFiles.put(known, (SecretCandidate) fact);
            }
        });
        List<Fact> gone = new ArrayList<>();
        for (HistoryFinding finding : result.findings()) {
            if (!Candidates.counts(finding.sighting()) || !concerned(finding) || finding.known()) {
                continue;
            }
            List<Known> there = known(finding).filter(ofFiles::containsKey).toList();
            there.forEach(known -> traces.putIfAbsent(known, TRACES.of(finding)));
            if (there.isEmpty()) {
                gone.add(candidate(finding));
            }
        }
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : files.facts()) {
            SecretTrace trace = traces.get(known(fact));
            facts.add(trace != null && fact instanceof SecretCandidate candidate ? candidate.tracedTo(trace) : fact);
        }
        facts.addAll(gone);
        return new Observed(
                facts,
                Stream.concat(files.coverage().stream(), Stream.of(coverage(result)))
                        .toList(),
                files.files());
    }

    private static @Nullable Known known(Fact fact) {
        Location location = fact instanceof SecretCandidate ? fact.origin().location() : null;
        return location == null || !(fact instanceof SecretCandidate candidate)
                ? null
                : new Known(
                        candidate.detector(),
                        location.file(),
                        SecretValue.of(candidate.value().reveal(COMPARISON)));
    }

    /** What a finding would be in the files, at each path it had. */
    private Stream<Known> known(HistoryFinding finding) {
        Sighting sighting = finding.sighting();
        String member = sighting.member();
        return Stream.concat(
                        finding.paths().stream().map(path -> path + member),
                        Stream.ofNullable(finding.current()).map(Sighting::path))
                .filter(path -> path.startsWith(prefix))
                .map(path -> new Known(sighting.rule(), within(path), sighting.value()))
                .distinct();
    }

    private boolean concerned(HistoryFinding finding) {
        return prefix.isEmpty() || finding.paths().stream().anyMatch(path -> path.startsWith(prefix));
    }

    private String within(String path) {
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private SecretCandidate candidate(HistoryFinding finding) {
        Sighting sighting = Objects.requireNonNullElse(finding.current(), finding.sighting());
        boolean file = finding.where() == Where.BLOB || finding.where() == Where.STAGED;
        Introduction first = finding.first();
        return Candidates.of(
                sighting,
                new Origin(
                        Origin.GIT,
                        file ? Candidates.location(sighting, within(sighting.path())) : null,
                        (first == null ? finding.object() : first.commit()).toString()),
                finding.inHead() ? SecretCandidate.Presence.HEAD : SecretCandidate.Presence.HISTORY,
                TRACES.of(finding));
    }

    private static Coverage coverage(HistoryResult result) {
        if (result.problemCount() == 0) {
            return Coverage.complete(Origin.GIT, FactKind.SECRET_CANDIDATE);
        }
        List<String> named =
                result.problems().stream().limit(NAMED).map(Object::toString).toList();
        long more = result.problemCount() - named.size();
        return Coverage.partial(
                Origin.GIT,
                FactKind.SECRET_CANDIDATE,
                "of the history was not searched: " + String.join(", ", named)
                        + (more > 0 ? " and " + more + " more" : ""),
                null);
    }
}
