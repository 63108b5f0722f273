package dev.gatehouse.connectors.files;

import dev.gatehouse.connectors.files.FileFacts.Problem;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what could not be read, to one coverage for each kind of fact. Used by one thread. */
final class FileCoverage {

    private static final int REASONS_NAMED = 4;

    private final Set<FactKind> kinds = EnumSet.of(FactKind.FILE);
    private final Map<FactKind, Map<String, Gap>> gaps = new EnumMap<>(FactKind.class);

    /** The places that one reason holds back. */
    private static final class Gap {
        private String first = "";
        private String remedy = "";
        private int files;
    }

    void speaksOf(Set<FactKind> spoken) {
        kinds.addAll(spoken);
    }

    void add(String file, Problem problem) {
        Placed placed = Placed.of(problem.reason());
        for (FactKind kind : problem.kinds()) {
            Gap gap = gaps.computeIfAbsent(kind, _ -> new TreeMap<>()).computeIfAbsent(placed.reason(), _ -> new Gap());
            gap.files++;
            if (gap.first.isEmpty()) {
                gap.first = file + placed.place();
                gap.remedy = problem.remedy();
            }
        }
        kinds.addAll(problem.kinds());
    }

    /** A reason without the line and column it begins with. */
    private record Placed(String place, String reason) {
        static Placed of(String reason) {
            int space = reason.indexOf(' ');
            String head = space < 0 ? "" : reason.substring(0, space);
            return head.matches("[0-9]{1,9}:[0-9]{1,9}")
                    ? new Placed(":" + head, reason.substring(space + 1))
                    : new Placed("", reason);
        }
    }

    List<Coverage> written() {
        List<Coverage> coverage = new ArrayList<>();
        for (FactKind kind : kinds) {
            Map<String, Gap> ofKind = gaps.getOrDefault(kind, Map.of());
            List<String> reasons = new ArrayList<>();
            String remedy = null;
            for (Map.Entry<String, Gap> gap : ofKind.entrySet()) {
                Gap places = gap.getValue();
                String counted = places.files == 1
                        ? places.first + ": " + gap.getKey()
                        : places.files + " places: " + gap.getKey() + " (" + places.first + " …)";
                reasons.add(counted);
                remedy = remedy == null && !places.remedy.isEmpty() ? places.remedy : remedy;
            }
            coverage.add(
                    reasons.isEmpty()
                            ? Coverage.complete(Origin.FILES, kind)
                            : Coverage.partial(Origin.FILES, kind, joined(reasons), remedy));
        }
        return coverage;
    }

    private static String joined(List<String> reasons) {
        if (reasons.size() <= REASONS_NAMED) {
            return String.join("; ", reasons);
        }
        return String.join("; ", reasons.subList(0, REASONS_NAMED)) + "; and " + (reasons.size() - REASONS_NAMED)
                + " other reasons";
    }
}
