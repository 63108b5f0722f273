package dev.gatehouse.model.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.List;

/**
 * A commit on a branch that is deployed from.
 *
 * @param id the full id
 * @param parents full ids; two or more for a merge
 * @param author who wrote it
 * @param committer who put it there; the forge itself for what was merged on its pages
 * @param signature what came of its signature
 * @param subject the message's first line, at most 200 characters
 * @param branches short names of the branches on whose own line (first parents) it lies, sorted; empty where it came in
 *     by a merge
 */
public record Commit(
        String id,
        List<String> parents,
        Identity author,
        Identity committer,
        Signature signature,
        String subject,
        List<String> branches,
        Origin origin)
        implements Fact {

    public Commit {
        parents = List.copyOf(parents);
        branches = List.copyOf(branches);
    }

    @Override
    public FactKind kind() {
        return FactKind.COMMIT;
    }

    public boolean merge() {
        return parents.size() > 1;
    }

    /** The first 10 digits of the id. */
    public String shortId() {
        return id.substring(0, Math.min(10, id.length()));
    }
}
