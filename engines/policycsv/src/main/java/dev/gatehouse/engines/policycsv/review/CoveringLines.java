package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.Patterns;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines by subject and by how their objects begin, so that those that cover another are found among few. */
final class CoveringLines {

    private final Patterns patterns;
    private final Map<Beginning, List<Placed>> lines = new HashMap<>();

    private record Beginning(String subject, String stem) {}

    private record Placed(int order, Permission line) {}

    CoveringLines(List<Permission> all, Patterns patterns) {
        this.patterns = patterns;
        int order = 0;
        for (Permission line : all) {
            lines.computeIfAbsent(new Beginning(line.subject(), patterns.stem(line.object())), _ -> new ArrayList<>())
                    .add(new Placed(order++, line));
        }
    }

    /** The others of its subject that speak of all that a line speaks of, in order. */
    List<Permission> of(Permission line) {
        List<Placed> covering = new ArrayList<>();
        for (int end = 0; end <= line.object().length(); end++) {
            Beginning beginning = new Beginning(line.subject(), line.object().substring(0, end));
            for (Placed other : lines.getOrDefault(beginning, List.of())) {
                if (!other.line().equals(line) && patterns.cover(other.line(), line)) {
                    covering.add(other);
                }
            }
        }
        return covering.stream()
                .sorted(Comparator.comparingInt(Placed::order))
                .map(Placed::line)
                .toList();
    }
}
