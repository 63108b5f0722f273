package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What people, or an earlier report, know of secrets, which need not be reported again. */
public interface KnownSecrets {

    /** Nothing is known. */
    KnownSecrets NONE = new KnownSecrets() {
        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public Collection<AskedPlace> versions() {
            return Set.of();
        }

        @Override
        public Set<String> paths(List<Seen> seen, Collection<String> paths) {
            return Set.of();
        }
    };

    /**
     * Where a secret stands in one version of a file.
     *
     * @param commit that brought the version; {@link #HEAD} of what HEAD has; empty where none did
     */
    record Seen(String commit, Sighting sighting) {

        /** Stands for the commit of what HEAD has: what is known of another commit alone is not known of it. */
        public static final String HEAD = "HEAD";
    }

    /** Whether nothing is known at all. */
    boolean isEmpty();

    /** The versions of files in which something is known. */
    Collection<AskedPlace> versions();

    /**
     * At which of its paths a secret is known.
     *
     * @param seen where it stands in the version that came first, in that of {@code HEAD}, and in those of
     *     {@link #versions()}
     * @param paths every path it had: of a file; of an archive's member the archive's
     */
    Set<String> paths(List<Seen> seen, Collection<String> paths);
}
