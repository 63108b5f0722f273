package dev.gatehouse.connectors.secrets;

import dev.gatehouse.engines.secretscan.history.AskedPlace;
import dev.gatehouse.engines.secretscan.history.KnownSecrets;
import dev.gatehouse.engines.secretscan.search.Fingerprint;
import dev.gatehouse.engines.secretscan.search.IgnoreList;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people have looked at, as ignore lists tell.
 *
 * @param fingerprints how the lists name secrets
 */
public record IgnoredSecrets(List<IgnoreList> lists, Fingerprint fingerprints) implements KnownSecrets {

    public IgnoredSecrets {
        lists = List.copyOf(lists);
    }

    @Override
    public boolean isEmpty() {
        return lists.isEmpty();
    }

    @Override
    public Set<AskedPlace> versions() {
        Set<AskedPlace> files = new HashSet<>();
        lists.forEach(list -> list.files((commit, path) -> files.add(new AskedPlace(commit, Sighting.file(path)))));
        return files;
    }

    @Override
    public Set<String> paths(List<Seen> seen, Collection<String> paths) {
        Set<String> known = new HashSet<>();
        seen.stream()
                .filter(this::knows)
                .forEach(one -> known.add(one.sighting().file()));
        Sighting first = seen.getFirst().sighting();
        paths.stream().filter(path -> knows(first, path + first.member())).forEach(known::add);
        return known;
    }

    /** Whether a secret is known that stands in a file, whatever its history. */
    boolean know(Sighting sighting) {
        return knows(new Seen("", sighting)) || knows(sighting, sighting.path());
    }

    private boolean knows(Seen seen) {
        Sighting at = seen.sighting();
        return lists.stream().anyMatch(list -> list.knows(seen.commit(), at.path(), at.rule(), at.line()));
    }

    private boolean knows(Sighting sighting, String path) {
        if (lists.isEmpty()) {
            return false;
        }
        String fingerprint = fingerprints.of(sighting.value(), sighting.rule(), path);
        return lists.stream().anyMatch(list -> list.knows(fingerprint));
    }
}
