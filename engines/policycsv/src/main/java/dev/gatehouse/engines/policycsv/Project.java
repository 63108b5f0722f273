package dev.gatehouse.engines.policycsv;

import java.util.List;
import java.util.stream.Stream;

/**
 * The roles of an AppProject.
 *
 * @param name the project's
 */
public record Project(String name, List<Role> roles) {

    public Project {
        roles = List.copyOf(roles);
    }

    /**
     * A role of a project, whose subject is {@code proj:PROJECT:ROLE}; tokens made for it have that subject too.
     *
     * @param policies lines, as written
     * @param groups who has it
     */
    public record Role(String name, List<String> policies, List<String> groups) {
        public Role {
            policies = List.copyOf(policies);
            groups = List.copyOf(groups);
        }
    }

    /**
     * The lines that Argo CD makes of it: for each role one that lets it see the project, what it says itself, and its
     * groups. Numbers count these lines.
     */
    public Part part() {
        List<String> lines = roles.stream().flatMap(this::lines).toList();
        return new Part("project " + name, Policy.read(String.join("\n", lines)));
    }

    private Stream<String> lines(Role role) {
        String subject = "proj:" + name + ":" + role.name();
        return Stream.of(
                        Stream.of("p, " + subject + ", projects, get, " + name + ", allow"),
                        role.policies().stream(),
                        role.groups().stream().map(group -> "g, " + group + ", " + subject))
                .flatMap(lines -> lines);
    }
}
