package dev.gatehouse.model.pipeline;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An action, reusable workflow or container that a workflow uses: the value of {@code uses:}.
 *
 * @param type what is used
 * @param name {@code owner/repository[/path]}, an image without its tag and digest, or a local path
 * @param reference what follows {@code @} (of an image: the digest, else the tag); null where nothing does
 * @param comment the rest of the line after {@code #}, stripped; null where there is none
 * @param file path of the workflow
 */
public record ActionUse(
        Type type,
        String name,
        @Nullable String reference,
        @Nullable String comment,
        String file,
        Origin origin) implements Fact {

    /** What {@code uses:} names. */
    public enum Type {
        ACTION,
        REUSABLE_WORKFLOW,
        /** {@code docker://image}. */
        IMAGE,
        /** A path in the same repository. */
        LOCAL
    }

    @Override
    public FactKind kind() {
        return FactKind.PIPELINE;
    }
}
