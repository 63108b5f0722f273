package dev.gatehouse.cli.deploy.target;

import dev.gatehouse.ledger.Ledger;
import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a decision allows.
 *
 * @param from the commit that is deployed, zeros where none is
 * @param to the commit to deploy
 * @param decision as the ledger has it
 */
public record Movement(ObjectId from, ObjectId to, Ledger.Recorded decision, Instant at) {}
