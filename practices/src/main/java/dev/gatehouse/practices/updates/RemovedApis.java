package dev.gatehouse.practices.updates;

import dev.gatehouse.practices.check.BundledTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * API versions that were served once and are no longer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">Kubernetes: deprecated API migration
 *     guide</a>
 */
final class RemovedApis {

    private static final RemovedApis ALL = read();

    private final Map<String, Removal> removals;
    private final Set<String> types;

    /**
     * The end of one version of one kind.
     *
     * @param product whose API it is
     * @param goneIn the first release that does not serve it
     * @param instead what to write
     * @param certain whether every supported release is without it
     */
    record Removal(String product, Release goneIn, String instead, boolean certain) {}

    /** A release, {@code major.minor}. */
    record Release(int major, int minor) implements Comparable<Release> {

        /** Reads {@code 1.34}, {@code v1.34.2}; empty where the text is neither. */
        static Optional<Release> read(String text) {
            List<String> parts = List.of((text.startsWith("v") ? text.substring(1) : text).split("[.+-]", -1));
            if (parts.size() < 2
                    || !parts.get(0).matches("[0-9]{1,4}")
                    || !parts.get(1).matches("[0-9]{1,4}")) {
                return Optional.empty();
            }
            return Optional.of(new Release(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1))));
        }

        @Override
        public int compareTo(Release other) {
            return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    private RemovedApis(Map<String, Removal> removals, Set<String> types) {
        this.removals = Map.copyOf(removals);
        this.types = Set.copyOf(types);
    }

    static RemovedApis all() {
        return ALL;
    }

    Optional<Removal> of(String apiVersion, String kind) {
        return Optional.ofNullable(removals.get(apiVersion + " " + kind));
    }

    /** Whether a kind ever had a version that is gone. */
    boolean speaksOf(String kind) {
        return types.contains(kind);
    }

    private static RemovedApis read() {
        Map<String, Removal> removals = new HashMap<>();
        Set<String> types = new HashSet<>();
        for (List<String> row : BundledTable.rows(RemovedApis.class, "removed-apis.tsv")) {
            Release goneIn = Release.read(row.get(3)).orElseThrow();
            removals.put(
                    row.get(0) + " " + row.get(1),
                    new Removal(row.get(2), goneIn, row.get(4), row.get(5).equals("fail")));
            types.add(row.get(1));
        }
        return new RemovedApis(removals, types);
    }
}
