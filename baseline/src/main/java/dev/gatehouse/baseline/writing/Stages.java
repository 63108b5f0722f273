package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.shape.TextFormat;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The environments that a repository's folders tell of. */
final class Stages {

    private static final int DEPTH = 5;
    private static final int ENVIRONMENTS = 20;
    private static final int PATHS = 20;
    private static final Set<String> PARENTS =
            Set.of("cluster", "clusters", "environment", "environments", "env", "envs", "overlays", "stages");
    private static final Set<String> NAMES = Set.of("staging", "stage", "stg", "qa", "uat", "preprod", "preview");
    private static final Set<String> SHARED = Set.of("base", "bases", "common", "shared", "default", "all");

    private Stages() {}

    /** The folders of each environment, production first, then by name. */
    static SequencedMap<String, List<String>> of(Snapshot snapshot) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (RepositoryFile file : snapshot.facts(RepositoryFile.class)) {
            if (!file.path().endsWith(".yaml") && !file.path().endsWith(".yml")) {
                continue;
            }
            String[] parts = file.path().split("/", -1);
            if (parts[0].startsWith(".")) {
                continue;
            }
            for (int i = 0; i < Math.min(parts.length - 1, DEPTH); i++) {
                String folder = String.join("/", List.of(parts).subList(0, i + 1));
                if (stage(parts[i], i == 0 ? "" : parts[i - 1])
                        && TextFormat.NAME.fault(parts[i]).isEmpty()
                        && TextFormat.PATH_PATTERN.fault(folder).isEmpty()) {
                    found.computeIfAbsent(parts[i], _ -> new TreeSet<>()).add(folder);
                    break;
                }
            }
        }
        SequencedMap<String, List<String>> stages = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, TreeSet<String>> e) -> Standing.ofWords(e.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .limit(ENVIRONMENTS)
                .forEach(e -> stages.put(
                        e.getKey(),
                        new ArrayList<>(e.getValue().stream().limit(PATHS).toList())));
        return stages;
    }

    private static boolean stage(String folder, String parent) {
        String name = folder.toLowerCase(Locale.ROOT);
        if (SHARED.contains(name)) {
            return false;
        }
        return PARENTS.contains(parent.toLowerCase(Locale.ROOT))
                || NAMES.contains(name)
                || name.equals("dev")
                || name.equals("development")
                || name.equals("sandbox")
                || Standing.ofWords(name) == Standing.PRODUCTION;
    }
}
