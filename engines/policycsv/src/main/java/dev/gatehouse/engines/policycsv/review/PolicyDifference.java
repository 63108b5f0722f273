package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.Cited;
import dev.gatehouse.engines.policycsv.Decision;
import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import dev.gatehouse.engines.policycsv.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who gains and who loses what between two policies. Each subject is asked, in both, about what any line of its own or
 * of its roles speaks of in either, with a made-up name for a wildcard.
 *
 * @param changes by subject
 * @param complete whether all was asked; it is at most {@value #MOST} requests
 */
public record PolicyDifference(List<Change> changes, boolean complete) {

    private static final int MOST = 1_000_000;

    /**
     * One thing that one subject gains or loses.
     *
     * @param request the empty subject stands for everybody who signs in
     * @param gained or else lost
     * @param before what the old policy says
     * @param after what the new policy says
     */
    public record Change(Request request, boolean gained, Decision before, Decision after) {}

    public PolicyDifference {
        changes = List.copyOf(changes);
    }

    /** Compares. */
    public static PolicyDifference between(Enforcer before, Enforcer after) {
        Map<String, List<Request>> examples = new HashMap<>();
        for (Enforcer each : List.of(before, after)) {
            Access access = new Access(each);
            for (Cited<Permission> line : each.permissions()) {
                examples.computeIfAbsent(line.line().subject(), _ -> new ArrayList<>())
                        .addAll(access.examples(line.line()));
            }
        }
        Set<String> subjects = new TreeSet<>(before.subjects());
        subjects.addAll(after.subjects());
        subjects.add("");
        List<Change> changes = new ArrayList<>();
        int asked = 0;
        for (String subject : subjects) {
            Set<Request> requests = new LinkedHashSet<>();
            Stream.of(before, after)
                    .flatMap(each ->
                            Stream.concat(each.rolesOf(subject).stream(), each.rolesOf(each.defaultRole()).stream()))
                    .distinct()
                    .forEach(role -> examples.getOrDefault(role, List.of())
                            .forEach(example -> requests.add(example.of(subject, List.of()))));
            for (Request request : requests) {
                if (++asked > MOST) {
                    return new PolicyDifference(changes, false);
                }
                Decision old = before.decide(request);
                Decision now = after.decide(request);
                if (old.allowed() != now.allowed()) {
                    changes.add(new Change(request, now.allowed(), old, now));
                }
            }
        }
        return new PolicyDifference(withoutEverybodys(changes), true);
    }

    /** What everybody gains or loses is said once. */
    private static List<Change> withoutEverybodys(List<Change> changes) {
        Set<Request> everybodys = new LinkedHashSet<>();
        changes.stream()
                .filter(change -> change.request().subject().isEmpty())
                .forEach(change -> everybodys.add(change.request()));
        return changes.stream()
                .filter(change -> change.request().subject().isEmpty()
                        || !everybodys.contains(change.request().of("", List.of())))
                .toList();
    }
}
