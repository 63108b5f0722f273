package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * What someone may do in a repository on a forge.
 *
 * @param repository {@code organisation/name}
 * @param account whose
 * @param permission {@code read}, {@code triage}, {@code write}, {@code maintain} or {@code admin}
 * @param through how it came: {@code owner}, {@code base}, {@code team:NAME}, {@code direct}, {@code outside}
 */
public record Grant(String repository, String account, String permission, String through, Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.GRANT;
    }
}
