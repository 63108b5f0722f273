package dev.gatehouse.connectors.git;

import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Branches, remote branches and tags. */
final class References {

    /** How many are read of a repository. */
    static final int MOST = 20_000;

    private static final List<String> WHERE = List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS);

    private References() {}

    /** Adds a fact for each that leads to a commit. */
    static void read(Repository repository, List<Reference> facts, Gaps gaps) {
        try (ObjectReader reader = repository.newObjectReader()) {
            RefDatabase database = repository.getRefDatabase();
            List<Ref> references = new ArrayList<>();
            for (String prefix : WHERE) {
                references.addAll(database.getRefsByPrefix(prefix));
            }
            references.sort(Comparator.comparing(Ref::getName));
            for (Ref reference : references) {
                if (facts.size() == MOST) {
                    gaps.references("more than " + MOST + " branches and tags", null);
                    return;
                }
                if (reference.getObjectId() != null && !reference.isSymbolic()) {
                    read(database, reader, reference, facts, gaps);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            gaps.references("the references can't be read: " + Gaps.reason(unreadable), "run `git fsck`");
        }
    }

    private static void read(
            RefDatabase database, ObjectReader reader, Ref reference, List<Reference> facts, Gaps gaps) {
        String name = reference.getName();
        try {
            boolean tag = name.startsWith(Constants.R_TAGS);
            Ref peeled = tag ? database.peel(reference) : reference;
            @Nullable ObjectId inTag = peeled.getPeeledObjectId();
            ObjectId leadsTo = inTag != null ? inTag : reference.getObjectId();
            if (tag && reader.open(leadsTo).getType() != Constants.OBJ_COMMIT) {
                return;
            }
            if (!tag && !reader.has(leadsTo)) {
                gaps.references(name + " leads to a commit that is missing", "run `git fsck`");
                return;
            }
            facts.add(new Reference(name, leadsTo.name(), inTag != null, Origin.address(Origin.GIT, name)));
        } catch (IOException | RuntimeException unreadable) {
            gaps.references(name + " can't be read: " + Gaps.reason(unreadable), "run `git fsck`");
        }
    }
}
