package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.Cited;
import dev.gatehouse.engines.policycsv.Decision;
import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.Patterns;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import dev.gatehouse.engines.policycsv.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who can do a thing, and what somebody can do. */
public final class Access {

    private final Enforcer enforcer;
    private final Patterns patterns;

    public Access(Enforcer enforcer) {
        this.enforcer = enforcer;
        patterns = new Patterns(enforcer.mode());
    }

    /**
     * Somebody who can.
     *
     * @param subject a user or group, a role of a project, or a role; the empty one stands for everybody who signs in
     */
    public record Holder(String subject, Decision decision) {}

    /**
     * A thing that somebody can do, as far as one line goes.
     *
     * @param line an {@code allow} line
     * @param part where it stands
     * @param refused what takes it away again, at least in part; null where nothing does
     */
    public record Grant(
            Part part, Permission line, @Nullable Decision refused) {}

    /** All whom a policy names and lets do it, by name; first everybody, where everybody can. */
    public List<Holder> whoCan(String action, String resource, String object) {
        List<Holder> holders = new ArrayList<>();
        Set<String> subjects = new TreeSet<>(enforcer.subjects());
        subjects.add("");
        for (String subject : subjects) {
            Decision decision = enforcer.decide(new Request(subject, action, resource, object));
            if (decision.allowed()) {
                holders.add(new Holder(subject, decision));
            }
        }
        return holders;
    }

    /** All lines that allow somebody something, the default role's included, in order. */
    public List<Grant> whatCan(String subject, List<String> groups) {
        Set<String> asked = new LinkedHashSet<>(enforcer.rolesOf(subject));
        groups.forEach(group -> asked.addAll(enforcer.rolesOf(group)));
        if (!enforcer.defaultRole().isEmpty()) {
            asked.addAll(enforcer.rolesOf(enforcer.defaultRole()));
        }
        asked.add("");
        List<Grant> grants = new ArrayList<>();
        for (Cited<Permission> cited : enforcer.permissions()) {
            Permission line = cited.line();
            if (line.allows() && asked.contains(line.subject())) {
                List<Decision> decisions = examples(line).stream()
                        .map(example -> enforcer.decide(example.of(subject, groups)))
                        .toList();
                boolean some = decisions.stream().anyMatch(Decision::allowed);
                if (some || !decisions.isEmpty()) {
                    grants.add(new Grant(cited.part(), line, some ? null : decisions.getFirst()));
                }
            }
        }
        return grants;
    }

    /** Requests that a line speaks of. */
    List<Request> examples(Permission line) {
        List<Request> requests = new ArrayList<>();
        List<String> actions = patterns.actions(line.action());
        String object = patterns.example(line.object());
        for (String resource : patterns.resources(line.resource())) {
            for (String action : actions) {
                requests.add(new Request(line.subject(), action, resource, object));
            }
        }
        return requests;
    }
}
