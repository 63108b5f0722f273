package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.deploy.session.Observed;
import dev.gatehouse.cli.deploy.target.DeploymentTarget;
import dev.gatehouse.cli.deploy.target.Movement;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.Circumstances;
import dev.gatehouse.gate.Decision;
import dev.gatehouse.gate.Gate;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.ledger.SigningKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/** One deployment: decided, recorded, carried out, recorded again. */
final class Deployment {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final DeploySession session;
    private final LedgerFolder folder;
    private final DeploySession.Asked asked;
    private final String executor;
    private final SignedStatement execution;
    private final Instant at;

    /**
     * Signs that somebody carries it out.
     *
     * @throws IOException where the commit's files can't be read
     */
    Deployment(DeploySession session, LedgerFolder folder, DeploySession.Asked asked, SigningKey key, Instant at)
            throws IOException {
        this.session = session;
        this.folder = folder;
        this.asked = asked;
        this.executor = key.owner().name();
        this.at = at;
        Statement request = asked.statement();
        execution = key.sign(session.statement(
                Statement.Kind.EXECUTION,
                Action.valueOf(request.action().toUpperCase(Locale.ROOT)),
                ObjectId.fromString(request.from()),
                to(),
                session.deployed(to()).digestLike(request.manifests()),
                asked.signed().id(),
                executor,
                at,
                GOOD_FOR));
    }

    private ObjectId to() throws IOException {
        return session.repository().commit(asked.statement().to());
    }

    /**
     * A decision that the ledger has.
     *
     * @param movement what it is about, allowed or not
     */
    record Decided(Decision decision, Movement movement) {}

    /** Decides, from where the environment is once the ledger is ours, and records it. */
    Decided decide() throws IOException {
        String environment = session.environment().name();
        Circumstances seen =
                new Observed(session, at).of(to(), asked.statement().manifests(), Past.of(folder, environment));
        List<SignedStatement> approvals = session.approvals(asked.signed().id());
        try (Ledger ledger = Ledger.open(folder)) {
            ObjectId from = session.current();
            Past past = Past.of(folder, environment);
            Decision decision = Gate.decide(
                    asked.signed(),
                    session.baseline(),
                    session.environment(),
                    seen.at(from.name(), past.deployed(), past.used()),
                    approvals,
                    execution,
                    at);
            SigningKeys.record(
                    ledger, folder, new Signers(session.baseline()).keys().fingerprints(), at);
            boolean override = decision.allowed() && asked.statement().action().equals(Action.OVERRIDE.label());
            DecisionEntry entry =
                    DecisionEntry.of(session, asked, approvals, execution, decision, from, at, at.plus(GOOD_FOR));
            Ledger.Recorded recorded = ledger.append(
                    override ? EntryKind.OVERRIDE : EntryKind.DECISION, at, executor, entry.body(), entry.people());
            return new Decided(decision, new Movement(from, to(), recorded, at));
        }
    }

    /**
     * Carries it out.
     *
     * @param targets the first one says whether it is still where the decision saw it
     * @return whether it was
     */
    boolean carryOut(Decided decided, List<DeploymentTarget> targets) throws IOException {
        Movement movement = decided.movement();
        for (DeploymentTarget target : targets) {
            target.prepare(movement);
        }
        boolean moved = targets.getFirst().move(movement);
        Map<String, Object> body = DecisionEntry.deployment(session, asked, movement.from());
        body.put("outcome", moved ? Past.MOVED : "lost");
        body.put("decision", Statement.id(movement.decision().text()));
        body.put("index", movement.decision().index());
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.append(EntryKind.DEPLOYMENT, at, executor, body, List.of());
        }
        for (DeploymentTarget target : moved ? targets.subList(1, targets.size()) : List.<DeploymentTarget>of()) {
            target.move(movement);
        }
        return moved;
    }
}
