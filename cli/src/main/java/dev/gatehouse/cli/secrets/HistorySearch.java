package dev.gatehouse.cli.secrets;

import dev.gatehouse.connectors.secrets.SecretTraces;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.secretscan.history.HistoryOptions;
import dev.gatehouse.engines.secretscan.history.HistoryResult;
import dev.gatehouse.engines.secretscan.history.HistoryScan;
import dev.gatehouse.engines.secretscan.history.KnownSecrets;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.report.digest.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Searches a repository's whole history. */
final class HistorySearch {

    private static final int NAMED = 20;

    private final GitDirectory directory;
    private final Ruleset ruleset;
    private final Consumer<String> progress;
    private final Consumer<String> notices;

    /**
     * Prepares it.
     *
     * @param notices takes what is to be said besides the findings, without a name before it
     */
    HistorySearch(GitDirectory directory, Ruleset ruleset, Consumer<String> progress, Consumer<String> notices) {
        this.directory = directory;
        this.ruleset = ruleset;
        this.progress = progress;
        this.notices = notices;
    }

    /**
     * Searches it.
     *
     * @param known what need not be reported again
     */
    Searched run(HistoryOptions options, KnownSecrets known) {
        HistoryResult result;
        try {
            result = HistoryScan.of(directory, ruleset, options)
                    .knowing(known)
                    .run((stage, done) -> progress.accept(done == 0 ? stage : stage + ": " + done));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        if (options.cache() != null) {
            result.cacheProblems()
                    .forEach(problem -> notices.accept("the cache in " + options.cache() + " " + problem));
            notices.accept("versions of files: " + result.counts().blobs() + " searched, "
                    + result.counts().remembered() + " remembered as harmless");
        }
        SecretTraces traces = new SecretTraces(ruleset);
        List<Searched.Placed> placed = result.findings().stream()
                .map(finding -> new Searched.Placed(finding.sighting(), traces.of(finding), List.of(), finding.known()))
                .toList();
        String extent =
                Sentence.count((int) Math.min(Integer.MAX_VALUE, result.counts().commits()), "commit", "commits");
        return new Searched(placed, coverage(result), List.of(), extent, undone(result), Redaction.ofFormats(ruleset));
    }

    private static List<Coverage> coverage(HistoryResult result) {
        if (result.problemCount() == 0) {
            return List.of(Coverage.complete(Origin.GIT, FactKind.SECRET_CANDIDATE));
        }
        List<Coverage> coverage = new ArrayList<>();
        for (Problem problem : result.problems().stream().limit(NAMED).toList()) {
            coverage.add(partial(problem.toString()));
        }
        long more = result.problemCount() - coverage.size();
        if (more > 0) {
            coverage.add(partial("and " + more + " more objects or files could not be read"));
        }
        return coverage;
    }

    private static List<String> undone(HistoryResult result) {
        return result.problems().stream()
                .filter(HistorySearch::leavesOut)
                .map(Problem::toString)
                .toList();
    }

    /** Whether something that is there, or ought to be, was not searched; an index of a pack can be done without. */
    private static boolean leavesOut(Problem problem) {
        return switch (problem.kind()) {
            case TOO_LARGE, UNSUPPORTED, NO_INDEX -> false;
            case MISSING, CORRUPT, TRUNCATED, CYCLIC, UNREADABLE ->
                !problem.where().equals(HistoryScan.SHALLOW);
        };
    }

    private static Coverage partial(String reason) {
        return Coverage.partial(Origin.GIT, FactKind.SECRET_CANDIDATE, reason, null);
    }
}
