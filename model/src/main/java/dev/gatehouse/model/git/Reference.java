package dev.gatehouse.model.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * A branch, tag or other reference.
 *
 * @param name the full name, {@code refs/heads/main}
 * @param commit the full id of the commit it leads to, tags peeled
 * @param annotated it is a tag with an object of its own
 */
public record Reference(String name, String commit, boolean annotated, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.REFERENCE;
    }
}
