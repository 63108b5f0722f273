package dev.gatehouse.cli.deploy.guard;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.engines.tlog.LogProof;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.json.MalformedJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Looks for the decision that allows a move, among those that come with the push. One that the repository has already
 * was used: what it allowed was done with it.
 */
public record RecordedDecisions(
        DeploymentRepository repository,
        Environment environment,
        List<EnvironmentGuard.Move> moves,
        VerifierKey key,
        Instant at) {

    public static final String DECISION = "decision.json";
    public static final String PROOF = "decision.tlog-proof";

    /** Why no decision allows a move; empty where one does. */
    Optional<String> refusal(EnvironmentGuard.Move move) throws IOException {
        String folder = DeploySession.DECISIONS + DeploySession.part(environment.name()) + "/";
        String why = null;
        for (EnvironmentGuard.Move pushed : moves) {
            if (pushed.ref().startsWith(folder)
                    && pushed.before().equals(ObjectId.zeroId().name())) {
                Map<String, String> files = repository.filesOf(pushed.after());
                Optional<String> refusal = refusal(files, move);
                if (refusal.isEmpty() && !pushed.ref().equals(folder + Statement.id(text(files)))) {
                    refusal = Optional.of("it is stored where another belongs");
                }
                if (refusal.isEmpty()) {
                    return refusal;
                }
                why = "the decision that was pushed does not: " + refusal.get();
            }
        }
        if (why == null) {
            boolean used = repository.stored(folder).values().stream()
                    .anyMatch(files -> refusal(files, move).isEmpty());
            why = used ? "the one that did was used before" : "gatehouse deploy request " + environment.name();
        }
        return Optional.of(why);
    }

    private static String text(Map<String, String> files) {
        return files.getOrDefault(DECISION, "");
    }

    private Optional<String> refusal(Map<String, String> files, EnvironmentGuard.Move move) {
        String text = text(files);
        try {
            LedgerEntry entry = LedgerEntry.parse(text);
            if (entry.kind() != EntryKind.DECISION && entry.kind() != EntryKind.OVERRIDE) {
                return Optional.of("it is no decision");
            }
            String outcome = entry.body().text("outcome");
            if (!outcome.equals("allow")) {
                return Optional.of("it says " + outcome);
            }
            if (!entry.body().text("environment").equals(environment.name())
                    || !entry.body().text("ref").equals(move.ref())) {
                return Optional.of("it is for " + entry.body().text("environment") + " at "
                        + entry.body().text("ref"));
            }
            if (!entry.body().text("from").equals(move.before())
                    || !entry.body().text("to").equals(move.after())) {
                return Optional.of("it is of the move from " + entry.body().text("from") + " to "
                        + entry.body().text("to"));
            }
            Instant until = entry.body().instant("validUntil");
            if (!at.isBefore(until)) {
                return Optional.of("it expired at " + until);
            }
            return LedgerReader.refusal(LogProof.parse(files.getOrDefault(PROOF, "")), text, key)
                    .map(why -> "its proof does not count: " + why);
        } catch (MalformedJson malformed) {
            return Optional.of("it can't be read: " + malformed.why());
        } catch (MalformedLog malformed) {
            return Optional.of("its proof can't be read: " + malformed.why());
        }
    }
}
