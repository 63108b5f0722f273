package dev.gatehouse.model.pipeline;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;

/**
 * A file that a CI system runs.
 *
 * @param type which system's, and what it is there
 * @param body the whole document
 */
public record Workflow(Type type, String file, Mapping body, Origin origin) implements Fact {

    /** Which system's file it is. */
    public enum Type {
        /** {@code .github/workflows/*.yml}, also Gitea's and Forgejo's. */
        GITHUB_WORKFLOW,
        /** {@code action.yml}. */
        GITHUB_ACTION,
        /** {@code .gitlab-ci.yml} and the local files it includes. */
        GITLAB_PIPELINE
    }

    @Override
    public FactKind kind() {
        return FactKind.PIPELINE;
    }

    public Location at(Node node) {
        return new Location(file, node.line(), node.column(), node.endLine());
    }
}
