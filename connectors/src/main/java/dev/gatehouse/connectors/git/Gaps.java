package dev.gatehouse.connectors.git;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.jspecify.annotations.Nullable;

/** What could not be seen of a repository, by kind of fact. */
final class Gaps {

    private static final List<FactKind> KINDS = List.of(FactKind.REFERENCE, FactKind.COMMIT, FactKind.SUBMODULE);
    private static final int MOST = 5;
    private static final int LONGEST = 200;

    private final Map<FactKind, Map<String, @Nullable String>> reasons = new EnumMap<>(FactKind.class);
    private final Map<FactKind, Integer> unnamed = new EnumMap<>(FactKind.class);

    void references(String reason, @Nullable String remedy) {
        add(FactKind.REFERENCE, reason, remedy);
    }

    void commits(String reason, @Nullable String remedy) {
        add(FactKind.COMMIT, reason, remedy);
    }

    void submodules(String reason, @Nullable String remedy) {
        add(FactKind.SUBMODULE, reason, remedy);
    }

    private void add(FactKind kind, String reason, @Nullable String remedy) {
        Map<String, @Nullable String> ofKind = reasons.computeIfAbsent(kind, k -> new LinkedHashMap<>());
        if (ofKind.size() < MOST || ofKind.containsKey(reason)) {
            ofKind.put(reason, remedy);
        } else {
            unnamed.merge(kind, 1, Integer::sum);
        }
    }

    /**
     * One line for each gap, and one for each kind that has none; of many of a kind, the first five and how many more.
     */
    List<Coverage> coverage() {
        List<Coverage> coverage = new ArrayList<>();
        for (FactKind kind : KINDS) {
            Map<String, @Nullable String> ofKind = reasons.getOrDefault(kind, Map.of());
            if (ofKind.isEmpty()) {
                coverage.add(Coverage.complete(Origin.GIT, kind));
            }
            ofKind.forEach((reason, remedy) -> coverage.add(Coverage.partial(Origin.GIT, kind, reason, remedy)));
            int more = unnamed.getOrDefault(kind, 0);
            if (more > 0) {
                coverage.add(Coverage.partial(Origin.GIT, kind, more + " more like these", null));
            }
        }
        return coverage;
    }

    /** What a failure says, in one line. */
    static String reason(Throwable failure) {
        if (failure instanceof ExecutionException && failure.getCause() != null) {
            return reason(failure.getCause());
        }
        if (failure.getCause() instanceof ExecutionException wrapped) {
            return reason(wrapped);
        }
        if (failure instanceof MissingObjectException missing) {
            return "object " + missing.getObjectId().name() + " is missing";
        }
        return Words.line(
                failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage(), LONGEST);
    }
}
