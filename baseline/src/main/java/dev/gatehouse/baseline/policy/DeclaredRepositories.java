package dev.gatehouse.baseline.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which declarations are about a repository, found by its name where they name it, and by trying only patterns. */
public final class DeclaredRepositories {

    private final Map<String, List<AccessPolicy.Repository>> named = new HashMap<>();
    private final List<AccessPolicy.Repository> patterns = new ArrayList<>();

    /** Sorts them. */
    public DeclaredRepositories(List<AccessPolicy.Repository> declared) {
        for (AccessPolicy.Repository each : declared) {
            if (each.name().indexOf('*') >= 0 || each.name().indexOf('?') >= 0) {
                patterns.add(each);
            } else {
                named.computeIfAbsent(each.name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    /** All that hold for a repository; one that names a group holds for what is in it. */
    public List<AccessPolicy.Repository> of(String repository) {
        String name = repository.toLowerCase(Locale.ROOT);
        List<AccessPolicy.Repository> found = new ArrayList<>();
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
            found.addAll(named.getOrDefault(name.substring(0, end), List.of()));
        }
        found.addAll(named.getOrDefault(name, List.of()));
        patterns.stream()
                .filter(each -> new PathPattern(each.name().toLowerCase(Locale.ROOT)).matches(name))
                .forEach(found::add);
        return found;
    }
}
