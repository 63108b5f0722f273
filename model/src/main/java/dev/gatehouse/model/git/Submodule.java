package dev.gatehouse.model.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A submodule.
 *
 * @param path where it stands
 * @param url where it comes from, without credentials
 * @param branch the branch it follows; null where none is named
 * @param commit the full id that is pinned; null where the tree has none
 */
public record Submodule(
        String path,
        String url,
        @Nullable String branch,
        @Nullable String commit,
        Origin origin) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.SUBMODULE;
    }
}
