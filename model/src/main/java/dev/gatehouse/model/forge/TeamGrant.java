package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * What the members of a team may do in a repository.
 *
 * @param repository {@code organisation/name}
 * @param team as {@link Team#name()}
 * @param permission {@code read}, {@code triage}, {@code write}, {@code maintain} or {@code admin}
 */
public record TeamGrant(String repository, String team, String permission, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.GRANT;
    }
}
