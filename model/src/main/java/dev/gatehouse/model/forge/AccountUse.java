package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * When an account was last seen to do anything in an organisation.
 *
 * @param organization as the forge names it
 * @param lastUsed to the day, at its end, where the forge tells the day
 */
public record AccountUse(String organization, String account, LastUse lastUsed, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.ACCOUNT_USE;
    }
}
