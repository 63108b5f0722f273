package dev.gatehouse.model.kubernetes;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.tree.Mapping;

/**
 * A {@code kustomization.yaml} (Kustomization or Component), not built.
 *
 * @param directory the folder it stands in, relative to the target's root; empty for the root
 * @param body the whole document
 */
public record Kustomization(String directory, String file, Mapping body, Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.KUSTOMIZATION;
    }
}
