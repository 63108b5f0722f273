package dev.gatehouse.model.kubernetes;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.tree.Mapping;

/**
 * A chart's {@code Chart.yaml}, or a file of values for one.
 *
 * @param type what the file is
 * @param directory the folder it stands in, relative to the target's root; empty for the root
 * @param body the whole document
 */
public record HelmFile(Type type, String directory, String file, Mapping body, Origin origin) implements Fact {

    /** What a file of Helm's is. */
    public enum Type {
        CHART,
        VALUES
    }

    @Override
    public FactKind kind() {
        return FactKind.HELM_CHART;
    }
}
