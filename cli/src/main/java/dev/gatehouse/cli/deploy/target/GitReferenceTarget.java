package dev.gatehouse.cli.deploy.target;

import dev.gatehouse.cli.deploy.guard.RecordedDecisions;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.LedgerReader;
import java.io.IOException;
import java.util.Map;

/**
 * The reference of the environment. The decision goes with it, with the proof that the ledger has it, so that a hook
 * elsewhere can see that the move is allowed.
 */
public final class GitReferenceTarget implements DeploymentTarget {

    private final DeploySession session;
    private final LedgerFolder ledger;

    public GitReferenceTarget(DeploySession session, LedgerFolder ledger) {
        this.session = session;
        this.ledger = ledger;
    }

    @Override
    public void prepare(Movement movement) {
        // A reference needs nothing but the move.
    }

    @Override
    public boolean move(Movement movement) throws IOException {
        String text = movement.decision().text();
        String record = DeploySession.DECISIONS
                + DeploySession.part(session.environment().name()) + "/" + Statement.id(text);
        try {
            String proof =
                    LedgerReader.of(ledger).prove(movement.decision().index()).text();
            return session.repository()
                    .move(
                            session.ref(),
                            movement.from(),
                            movement.to(),
                            record,
                            Map.of(RecordedDecisions.DECISION, text, RecordedDecisions.PROOF, proof),
                            movement.at());
        } catch (MalformedLog broken) {
            throw new IOException("the ledger is broken: " + broken.why(), broken);
        }
    }
}
