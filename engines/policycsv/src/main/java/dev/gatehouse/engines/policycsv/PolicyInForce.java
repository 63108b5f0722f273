package dev.gatehouse.engines.policycsv;

import dev.gatehouse.engines.policycsv.PolicyLine.Membership;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Some parts together, as one enforcer of Argo CD holds them: lines by subject, and which roles each subject has. */
final class PolicyInForce {

    /** How far Argo CD follows roles of roles. */
    private static final int DEPTH = 10;

    /** Subjects whose roles are remembered; others are worked out each time. */
    private static final int MOST_REMEMBERED = 100_000;

    private final List<Part> parts;
    private final MatchMode mode;
    private final Map<String, Rules> rules = new HashMap<>();
    private final Map<String, List<Cited<Membership>>> given = new HashMap<>();
    private final Map<String, List<Held>> held = new ConcurrentHashMap<>();

    /** Rules that a subject has by itself or by roles; {@code by} is the role, or the subject itself. */
    record Held(String by, Rules rules) {}

    PolicyInForce(List<Part> parts, MatchMode mode) {
        this.parts = List.copyOf(parts);
        this.mode = mode;
        int order = 0;
        for (Part part : parts) {
            for (PolicyLine line : part.policy().lines()) {
                switch (line) {
                    case Permission permission ->
                        rules.computeIfAbsent(permission.subject(), _ -> made())
                                .add(new Cited<>(order, part, permission));
                    case Membership membership ->
                        given.computeIfAbsent(membership.member(), _ -> new ArrayList<>())
                                .add(new Cited<>(order, part, membership));
                    case PolicyLine.Inert _, PolicyLine.Broken _ -> {
                        // Do nothing, or keep all of it from loading.
                    }
                }
                order++;
            }
        }
    }

    private Rules made() {
        return switch (mode) {
            case GLOB -> new GlobRules();
            case REGEX -> new RegexRules();
        };
    }

    /** The first line that keeps it from loading; null where it loads. */
    @Nullable
    Decision broken() {
        for (Part part : parts) {
            for (PolicyLine.Broken broken : part.policy().broken()) {
                return new Decision(
                        false,
                        part,
                        broken,
                        "the policy does not load: " + broken.reason() + "; Argo CD refuses every request");
            }
        }
        return null;
    }

    /** Whether some {@code g} line begins with a name, without which a group is never asked about. */
    boolean isMember(String name) {
        return given.containsKey(name);
    }

    List<Part> parts() {
        return parts;
    }

    /** What the lines of a subject and of all its roles say. */
    Answer ask(String subject, String resource, String action, String object) {
        Answer answer = new Answer();
        for (Held each : held(subject)) {
            each.rules().ask(resource, action, object, answer);
        }
        return answer;
    }

    private List<Held> held(String subject) {
        List<Held> known = held.get(subject);
        if (known != null) {
            return known;
        }
        List<Held> found = new ArrayList<>();
        for (String role : roles(subject)) {
            Rules of = rules.get(role);
            if (of != null) {
                found.add(new Held(role, of));
            }
        }
        if (held.size() < MOST_REMEMBERED && (given.containsKey(subject) || !found.isEmpty())) {
            held.put(subject, List.copyOf(found));
        }
        return found;
    }

    /** A subject, and all roles that it has by {@code g} lines, the nearest first. */
    Set<String> roles(String subject) {
        Set<String> found = new LinkedHashSet<>();
        found.add(subject);
        List<String> last = List.of(subject);
        for (int depth = 0; depth < DEPTH && !last.isEmpty(); depth++) {
            List<String> next = new ArrayList<>();
            for (String member : last) {
                for (Cited<Membership> membership : given.getOrDefault(member, List.of())) {
                    if (found.add(membership.line().role())) {
                        next.add(membership.line().role());
                    }
                }
            }
            last = next;
        }
        return found;
    }

    /** How a subject comes to a role: the roles on the way, the last is the role; empty where it does not. */
    List<String> way(String subject, String role) {
        if (subject.equals(role)) {
            return List.of();
        }
        Map<String, String> from = new HashMap<>();
        List<String> last = List.of(subject);
        for (int depth = 0; depth < DEPTH && !last.isEmpty(); depth++) {
            List<String> next = new ArrayList<>();
            for (String member : last) {
                for (Cited<Membership> membership : given.getOrDefault(member, List.of())) {
                    String reached = membership.line().role();
                    if (!reached.equals(subject) && from.putIfAbsent(reached, member) == null) {
                        next.add(reached);
                    }
                }
            }
            last = next;
        }
        List<String> way = new ArrayList<>();
        for (String at = from.containsKey(role) ? role : null; at != null && !at.equals(subject); at = from.get(at)) {
            way.addFirst(at);
        }
        return way;
    }

    /** Everybody that a line names. */
    Set<String> subjects() {
        Set<String> all = new LinkedHashSet<>(rules.keySet());
        given.forEach((member, memberships) -> {
            all.add(member);
            memberships.forEach(m -> all.add(m.line().role()));
        });
        return all;
    }
}
