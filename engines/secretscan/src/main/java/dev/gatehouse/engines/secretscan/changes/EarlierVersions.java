package dev.gatehouse.engines.secretscan.changes;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The files before a change. A secret that stood in the version that was replaced, or in a file that is gone, was there
 * already: who edits another line, or moves a file, does not bring it.
 */
final class EarlierVersions {

    /** How many files that are gone are looked at. */
    private static final int MOST_GONE = 200;

    private final Map<String, ObjectId> before;
    private final List<String> gone;
    private final BiFunction<String, ObjectId, List<Sighting>> secrets;

    /**
     * Prepares it.
     *
     * @param before the files by path; those that the change left alone may be missing
     * @param after the paths that the change left, or made
     * @param secrets finds those of a file
     */
    EarlierVersions(
            Map<String, ObjectId> before, Set<String> after, BiFunction<String, ObjectId, List<Sighting>> secrets) {
        this.before = before;
        this.gone = before.keySet().stream()
                .filter(path -> !after.contains(path))
                .limit(MOST_GONE)
                .toList();
        this.secrets = secrets;
    }

    /** Whether a secret was there before. */
    boolean had(Brought brought) {
        boolean ofFile = brought.where() == Brought.Where.BLOB || brought.where() == Brought.Where.INDEX;
        return ofFile && had(brought.sighting());
    }

    private boolean had(Sighting sighting) {
        return hadAt(sighting.file(), sighting) || gone.stream().anyMatch(path -> hadAt(path, sighting));
    }

    private boolean hadAt(String path, Sighting sighting) {
        ObjectId blob = before.get(path);
        return blob != null
                && secrets.apply(path, blob).stream()
                        .anyMatch(other -> other.rule().equals(sighting.rule())
                                && other.ofPath() == sighting.ofPath()
                                && (sighting.ofPath()
                                        ? path.equals(sighting.path())
                                        : other.value().equals(sighting.value())));
    }
}
