package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.time.Instant;

/**
 * A token that a person or a machine reaches an organisation with; never its value.
 *
 * @param holder the organisation, group or repository that it reaches
 * @param name what someone called it
 * @param account whose it is; empty where it belongs to no account
 * @param mayWrite whether it may change anything
 * @param created when it was made
 * @param expires when it ends; told as {@link Instant#MAX} where it never does
 */
public record AccessToken(
        String holder,
        String name,
        String account,
        Told<Boolean> mayWrite,
        Told<Instant> expires,
        Told<Instant> created,
        LastUse lastUsed,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.ACCESS_TOKEN;
    }
}
