package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.secretscan.Match;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The objects in which secrets seem to stand, before anything is known of their places. Many threads add to it. */
final class Suspects {

    /** Of more matches than that, those of further blobs are not remembered; one takes 24 bytes. */
    private static final int MOST_MATCHES = 1 << 20;

    private final Map<ObjectId, Suspect> byId = new ConcurrentHashMap<>();
    private final Map<ObjectId, Suspect> identities = new ConcurrentHashMap<>();
    private final Map<ObjectId, List<Match>> matches = new ConcurrentHashMap<>();
    private final AtomicLong matchCount = new AtomicLong();
    private final long seed = new SecureRandom().nextLong();

    /**
     * A secret in an object.
     *
     * @param rule id of what found it
     * @param value a hash of the secret, keyed anew in each run
     * @param start where it stands in the object's text
     */
    record Sight(String rule, long value, int start, int end) {}

    /** An object with secrets, in their order. */
    record Suspect(ObjectId id, Where where, List<Sight> sights) {

        Suspect {
            sights = List.copyOf(sights);
        }
    }

    /** Takes a commit or tag whose writer's name has a secret in it. */
    void addIdentity(Suspect suspect) {
        identities.put(suspect.id(), suspect);
    }

    /** The secrets in the names of who wrote a commit or tag; none for most. */
    List<Sight> identity(ObjectId id) {
        Suspect suspect = identities.get(id);
        return suspect == null ? List.of() : suspect.sights();
    }

    void add(Suspect suspect) {
        byId.put(suspect.id(), suspect);
    }

    /** Remembers what a scanner found in a blob, so that it need not look again. */
    void addMatches(ObjectId id, List<Match> found) {
        if (matchCount.addAndGet(found.size()) <= MOST_MATCHES) {
            matches.put(id, List.copyOf(found));
        }
    }

    /** What a scanner found in a blob; null where that is not known. */
    @Nullable
    List<Match> matches(ObjectId id) {
        return matches.get(id);
    }

    /** All, by their ids. */
    List<Suspect> all() {
        List<Suspect> all = new ArrayList<>(byId.values());
        all.sort(java.util.Comparator.comparing(Suspect::id));
        return all;
    }

    /** A hash of a part of a content (FNV-1a with a random beginning, its bits mixed). */
    long hash(byte[] content, int start, int end) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = start; i < end; i++) {
            hash = (hash ^ content[i]) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
