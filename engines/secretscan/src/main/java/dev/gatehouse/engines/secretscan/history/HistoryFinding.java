package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a history: one value in one file, through all versions of the file that have it.
 *
 * @param sighting where it stands in the object that first had it
 * @param object the blob, commit or tag that first had it
 * @param introductions the commits that brought it, of each reference's history the first one, that of {@code HEAD}
 *     first, at most {@link #MOST}; none where no commit leads to it
 * @param paths every path that it had, sorted, at most {@link #MOST}
 * @param known whether it is known at all of its paths; where it is known at some, the sighting is at another
 * @param current where it stands in the files of {@code HEAD}; null where it does not
 * @param references that reach it, branches first, at most {@link #MOST}; of a log's entry where nothing else does:
 *     {@code refs/stash@{1}}
 * @param referenceCount how many reach it
 */
public record HistoryFinding(
        Where where,
        Sighting sighting,
        ObjectId object,
        List<Introduction> introductions,
        List<String> paths,
        boolean known,
        @Nullable Sighting current,
        List<String> references,
        int referenceCount) {

    /** How long the lists of a finding get. */
    public static final int MOST = 1_000;

    public HistoryFinding {
        introductions = List.copyOf(introductions);
        paths = List.copyOf(paths);
        references = List.copyOf(references);
    }

    /** Whether the files of {@code HEAD} have it. */
    public boolean inHead() {
        return current != null;
    }

    /** The commit that brought it first; null where no commit leads to it. */
    public @Nullable Introduction first() {
        return introductions.isEmpty() ? null : introductions.getFirst();
    }

    /** Whether any reference or log reaches it. */
    public boolean isReachable() {
        return referenceCount > 0;
    }
}
