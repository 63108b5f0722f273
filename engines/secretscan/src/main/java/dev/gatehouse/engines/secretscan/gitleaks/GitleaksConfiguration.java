package dev.gatehouse.engines.secretscan.gitleaks;

import dev.gatehouse.engines.secretscan.Detector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, with all that it extends.
 *
 * @param rules its own rules, in the order written
 * @param standard whether the standard detectors are asked too
 * @param disabled ids of standard detectors that are not, as written there or as gitleaks names them
 * @param ofStandard what is allowed of single standard detectors, by their id as written
 * @param allowlists what is allowed of all
 * @param files the files it was read from, absolute; they are not searched themselves
 * @param warnings what was passed over, with its place
 */
public record GitleaksConfiguration(
        List<GitleaksRule> rules,
        boolean standard,
        Set<String> disabled,
        Map<String, List<Allowlist>> ofStandard,
        List<Allowlist> allowlists,
        List<Path> files,
        List<String> warnings) {

    /** What holds where there is no configuration: the standard detectors. */
    public static final GitleaksConfiguration NONE =
            new GitleaksConfiguration(List.of(), true, Set.of(), Map.of(), List.of(), List.of(), List.of());

    public GitleaksConfiguration {
        rules = List.copyOf(rules);
        disabled = Set.copyOf(disabled);
        ofStandard = Map.copyOf(ofStandard);
        allowlists = List.copyOf(allowlists);
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** All that decides what is found, in an order that is the same in every run. */
    public List<String> inOrder() {
        List<String> parts = new ArrayList<>();
        parts.add("standard " + standard);
        new TreeSet<>(disabled).forEach(id -> parts.add("disabled " + id));
        rules.forEach(rule -> rule.addInOrder(parts));
        new TreeMap<>(ofStandard).forEach((id, lists) -> {
            parts.add("of " + id);
            lists.forEach(list -> list.addInOrder(parts));
        });
        allowlists.forEach(list -> list.addInOrder(parts));
        return parts;
    }

    /** Those of the standard detectors that are asked. */
    public List<Detector> detectors(List<Detector> standardDetectors) {
        if (standard && disabled.isEmpty()) {
            return standardDetectors;
        }
        return !standard
                ? List.of()
                : standardDetectors.stream().filter(d -> !isDisabled(d.id())).toList();
    }

    private boolean isDisabled(String id) {
        return disabled.contains(id) || StandardIds.gitleaksNamesOf(id).stream().anyMatch(disabled::contains);
    }

    /** Whether nothing in a file, or a commit, is to be reported. */
    public boolean allowsAllOf(@Nullable String path, @Nullable String commit) {
        return allowlists.stream().anyMatch(a -> a.allowsAllOf(path, commit));
    }

    /**
     * Whether what a standard detector found is allowed.
     *
     * @param detector its id
     * @param line the whole line, or as much of it as is known
     */
    public boolean allows(String detector, String secret, String line, @Nullable String path, @Nullable String commit) {
        if (allowlists.isEmpty() && ofStandard.isEmpty()) {
            return false;
        }
        return allows(allowlists, secret, line, path, commit)
                || allows(ofStandard.getOrDefault(detector, List.of()), secret, line, path, commit)
                || StandardIds.gitleaksNamesOf(detector).stream()
                        .anyMatch(name -> allows(ofStandard.getOrDefault(name, List.of()), secret, line, path, commit));
    }

    private static boolean allows(
            List<Allowlist> lists, String secret, String line, @Nullable String path, @Nullable String commit) {
        return lists.stream()
                .anyMatch(a -> a.allowsAllOf(path, commit) || a.allows(secret, secret, line, path, commit));
    }
}
