package dev.gatehouse.cli.roles;

import dev.gatehouse.engines.policycsv.Project;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Problem;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A project, and where each of the lines stands that Argo CD makes of it.
 *
 * @param places by the line's number, from 1
 */
record ProjectFile(Project project, List<Location> places) {

    ProjectFile {
        places = List.copyOf(places);
    }

    /** Where a line stands. */
    Location place(int number) {
        return places.get(Math.clamp(number - 1L, 0, places.size() - 1));
    }

    /**
     * All projects of a file.
     *
     * @throws InvalidInput where there is none
     */
    static List<ProjectFile> read(String name, byte[] bytes) {
        Reading reading = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS).read(bytes);
        if (!reading.problems().isEmpty()) {
            Problem problem = reading.problems().getFirst();
            throw new InvalidInput(problem.message(), Location.of(name, problem.line(), problem.column()), null, null);
        }
        List<ProjectFile> projects = new ArrayList<>();
        reading.documents().forEach(document -> collect(name, document, projects));
        if (projects.isEmpty()) {
            throw new InvalidInput("no AppProject in " + name, null, null, "It takes manifests of kind AppProject.");
        }
        return projects;
    }

    private static void collect(String file, Node document, List<ProjectFile> projects) {
        if (!(document instanceof Mapping object)) {
            return;
        }
        object.each("items").forEach(item -> collect(file, item, projects));
        if (!object.text("kind").orElse("").equals("AppProject")) {
            return;
        }
        List<Project.Role> roles = new ArrayList<>();
        List<Location> places = new ArrayList<>();
        for (Mapping role : object.each("spec", "roles")) {
            places.add(Location.of(file, role.line(), role.column()));
            for (Scalar policy : role.scalars("policies")) {
                policy.text().lines().forEach(_ -> places.add(Location.of(file, policy.line(), policy.column())));
            }
            for (Scalar group : role.scalars("groups")) {
                places.add(Location.of(file, group.line(), group.column()));
            }
            roles.add(new Project.Role(role.text("name").orElse(""), role.texts("policies"), role.texts("groups")));
        }
        if (places.isEmpty()) {
            places.add(Location.of(file, object.line(), object.column()));
        }
        projects.add(new ProjectFile(new Project(object.text("metadata", "name").orElse(""), roles), places));
    }
}
