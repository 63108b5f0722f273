package dev.gatehouse.model.deployment;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.time.Instant;

/**
 * An override: a deployment that two people let past the gate.
 *
 * @param environment where to
 * @param entry the index of its entry in the ledger
 * @param at when it was decided
 * @param request the id of what was asked for
 * @param reviewed whether somebody looked at it afterwards
 */
public record PassedGate(String environment, long entry, Instant at, String request, boolean reviewed, Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.OVERRIDE;
    }
}
