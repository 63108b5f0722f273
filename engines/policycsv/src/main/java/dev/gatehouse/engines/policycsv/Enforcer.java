package dev.gatehouse.engines.policycsv;

import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests as Argo CD's API server does, and says why.
 *
 * <p>Asked in this order, and the first yes wins: the default role; the subject itself; each of its groups that some
 * {@code g} line begins with, each apart; the empty subject, which is everybody. A subject is let through where some
 * line of its own or of its roles (ten deep) allows and none denies. So a deny counts only within the subject that it
 * reaches: what the default role or another group allows, it does not take away.
 *
 * <p>Where the request is about a project that is known, that project's lines are in force besides, for the subject and
 * its groups; a role of another project is then refused. A project's lines of which one can't be read are left out; one
 * such line in the global policy refuses everything.
 *
 * <p>Lines are kept by subject and looked up by resource, action and object ({@link PatternIndex}), so that time does
 * not grow with the number of rules. Safe for use by several threads.
 */
public final class Enforcer {

    private static final Set<String> OF_PROJECTS =
            Set.of("applicationsets", "applications", "repositories", "clusters", "logs", "exec");

    private final String defaultRole;
    private final MatchMode mode;
    private final PolicyInForce global;
    private final Map<String, PolicyInForce> projects = new HashMap<>();
    private final List<Project> known;
    private final @Nullable Decision broken;

    /**
     * Takes what is in force.
     *
     * @param global the parts of the global policy in order: {@link Part#BUILT_IN}, {@code policy.csv}, the overlays
     * @param projects whose roles count
     * @param defaultRole {@code policy.default}; empty for none
     */
    public Enforcer(List<Part> global, List<Project> projects, String defaultRole, MatchMode mode) {
        this.defaultRole = defaultRole;
        this.mode = mode;
        this.global = new PolicyInForce(global, mode);
        this.known = List.copyOf(projects);
        broken = this.global.broken();
        for (Project project : projects) {
            Part own = project.part();
            List<Part> all = new ArrayList<>(global);
            all.add(own);
            boolean counts =
                    !own.policy().lines().isEmpty() && own.policy().broken().isEmpty();
            this.projects.put(project.name(), counts ? new PolicyInForce(all, mode) : this.global);
        }
    }

    public MatchMode mode() {
        return mode;
    }

    public String defaultRole() {
        return defaultRole;
    }

    /** Decides. */
    public Decision decide(Request request) {
        if (broken != null) {
            return broken;
        }
        List<Denial> denials = new ArrayList<>(0);
        Decision decision = asked(request, denials);
        return decision != null ? decision : refused(request, denials);
    }

    /** Why one of those asked was not let through, though some line speaks of the request. */
    private record Denial(String asked, Cited<Permission> line, boolean failed) {}

    private @Nullable Decision asked(Request request, List<Denial> denials) {
        Decision decision = ask(global, defaultRole, request, "the default role ", denials);
        if (decision != null) {
            return decision;
        }
        PolicyInForce inForce = ofProject(request);
        if (inForce != null && isProjectRole(request.subject())) {
            decision = ofToken(request, inForce, denials);
        } else {
            decision = ofPerson(request, inForce == null ? global : inForce, denials);
        }
        return decision != null
                ? decision
                : ask(global, "", request, "everybody: a line with an empty subject", denials);
    }

    private @Nullable Decision ofToken(Request request, PolicyInForce inForce, List<Denial> denials) {
        String project = project(request);
        if (!request.subject().split(":", -1)[1].equals(project)) {
            return null;
        }
        Decision decision = askDefault(inForce, request, denials);
        return decision != null ? decision : ask(inForce, request.subject(), request, "", denials);
    }

    private @Nullable Decision ofPerson(Request request, PolicyInForce inForce, List<Denial> denials) {
        Decision decision = askDefault(inForce, request, denials);
        if (decision == null) {
            decision = ask(inForce, request.subject(), request, "", denials);
        }
        for (int i = 0; i < request.groups().size() && decision == null; i++) {
            String group = request.groups().get(i);
            if (inForce.isMember(group)) {
                decision = ask(inForce, group, request, "group ", denials);
            }
        }
        return decision;
    }

    /** What the default role has by a project's lines. */
    private @Nullable Decision askDefault(PolicyInForce inForce, Request request, List<Denial> denials) {
        return inForce == global ? null : ask(inForce, defaultRole, request, "the default role ", denials);
    }

    private @Nullable Decision ask(
            PolicyInForce inForce, String subject, Request request, String title, List<Denial> denials) {
        boolean everybody = title.startsWith("everybody");
        if (subject.isEmpty() && title.startsWith("the default role")) {
            return null;
        }
        Answer answer = inForce.ask(subject, request.resource(), request.action(), request.object());
        String name = everybody ? title : title + subject;
        if (answer.failing != null) {
            denials.add(new Denial(name, answer.failing, true));
        } else if (answer.denying != null) {
            denials.add(new Denial(name, answer.denying, false));
        } else if (answer.allowing != null) {
            Cited<Permission> line = answer.allowing;
            return new Decision(
                    true, line.part(), line.line(), said(line) + " allows " + name + by(inForce, subject, line));
        }
        return null;
    }

    private static String by(PolicyInForce inForce, String subject, Cited<Permission> line) {
        List<String> way = inForce.way(subject, line.line().subject());
        return way.isEmpty() ? "" : ", who has " + String.join(", which has ", way);
    }

    private static String said(Cited<Permission> cited) {
        Permission line = cited.line();
        return (cited.part().equals(Part.BUILT_IN)
                        ? "Argo CD's own line"
                        : "line " + cited.line().number() + " of "
                                + cited.part().name())
                + " (p, " + line.subject() + ", " + line.resource() + ", " + line.action() + ", " + line.object() + ", "
                + line.effect() + ")";
    }

    private Decision refused(Request request, List<Denial> denials) {
        if (!denials.isEmpty()) {
            Denial denial =
                    denials.stream().filter(d -> !d.failed()).findFirst().orElse(denials.getFirst());
            return new Decision(
                    false,
                    denial.line().part(),
                    denial.line().line(),
                    said(denial.line())
                            + (denial.failed()
                                    ? " has an invalid regular expression, which refuses " + denial.asked()
                                    : " denies " + denial.asked()));
        }
        PolicyInForce inForce = ofProject(request);
        if (inForce != null
                && isProjectRole(request.subject())
                && !request.subject().split(":", -1)[1].equals(project(request))) {
            return new Decision(
                    false, null, null, "a role of one project is refused everything of another, " + project(request));
        }
        List<String> uncounted = request.groups().stream()
                .filter(group -> !(inForce == null ? global : inForce).isMember(group))
                .toList();
        return new Decision(
                false,
                null,
                null,
                "no line allows it"
                        + (uncounted.isEmpty()
                                ? ""
                                : "; no g line begins with " + String.join(", ", uncounted)
                                        + ", so that Argo CD never asks about "
                                        + (uncounted.size() == 1 ? "it" : "them")));
    }

    /** The project that a request is about, whether known or not; empty for none. */
    private static String project(Request request) {
        int slash = request.object().indexOf('/');
        if (OF_PROJECTS.contains(request.resource())) {
            return slash < 0 ? "" : request.object().substring(0, slash);
        }
        return request.resource().equals("projects") ? request.object() : "";
    }

    private @Nullable PolicyInForce ofProject(Request request) {
        return projects.isEmpty() ? null : projects.get(project(request));
    }

    /** {@code proj:PROJECT:ROLE}. */
    static boolean isProjectRole(String subject) {
        return subject.startsWith("proj:") && subject.split(":", -1).length == 3;
    }

    /** Everybody that some line names: users, groups, roles, roles of projects. */
    public Set<String> subjects() {
        Set<String> all = new LinkedHashSet<>(global.subjects());
        projects.values().forEach(project -> all.addAll(project.subjects()));
        all.remove("");
        return all;
    }

    /** Whether a name is a role's, which nobody signs in as. */
    public static boolean isRole(String subject) {
        return subject.startsWith("role:");
    }

    /** A subject and all roles it has, also by projects. */
    public Set<String> rolesOf(String subject) {
        Set<String> all = new LinkedHashSet<>(global.roles(subject));
        projects.values().forEach(project -> all.addAll(project.roles(subject)));
        return all;
    }

    /** All {@code p} lines in force, with where they stand. */
    public List<Cited<Permission>> permissions() {
        Set<Part> parts = new LinkedHashSet<>(global.parts());
        projects.values().forEach(project -> parts.addAll(project.parts()));
        List<Cited<Permission>> all = new ArrayList<>();
        int order = 0;
        for (Part part : parts) {
            for (Permission line : part.policy().permissions()) {
                all.add(new Cited<>(order++, part, line));
            }
        }
        return all;
    }

    public List<Project> projects() {
        return known;
    }
}
