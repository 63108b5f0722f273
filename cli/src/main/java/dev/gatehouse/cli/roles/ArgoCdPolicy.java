package dev.gatehouse.cli.roles;

import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy of Argo CD with all that is in force beside it, and where its lines stand.
 *
 * @param parts of the global policy, in order
 * @param faults what is wrong with the settings beside it
 */
record ArgoCdPolicy(Enforcer enforcer, List<Part> parts, Places places, List<PolicySettings.Fault> faults) {

    /** Where lines stand. */
    static final class Places {

        private final IdentityHashMap<Part, IntFunction<Location>> global = new IdentityHashMap<>();
        private final Map<String, ProjectFile> projects = new HashMap<>();

        /** The place of a line; empty for Argo CD's own. */
        Optional<Location> of(@Nullable Part part, @Nullable PolicyLine line) {
            if (part == null || line == null) {
                return Optional.empty();
            }
            IntFunction<Location> places = global.get(part);
            ProjectFile project = projects.get(part.name());
            return places != null
                    ? Optional.of(places.apply(line.number()))
                    : Optional.ofNullable(project).map(p -> p.place(line.number()));
        }
    }

    ArgoCdPolicy {
        parts = List.copyOf(parts);
        faults = List.copyOf(faults);
    }

    /**
     * Puts it together.
     *
     * @param defaultRole in place of what the files say; null for that
     * @param mode in place of what the files say; null for that
     */
    static ArgoCdPolicy of(
            List<PolicyFile> files,
            List<ProjectFile> projects,
            @Nullable String defaultRole,
            @Nullable MatchMode mode,
            boolean noBuiltIn) {
        Places places = new Places();
        List<Part> parts = new ArrayList<>(noBuiltIn ? List.of() : List.of(Part.BUILT_IN));
        for (PolicyFile file : files) {
            for (PolicyFile.Piece piece : file.pieces()) {
                places.global.put(piece.part(), piece.places());
                parts.add(piece.part());
            }
        }
        projects.forEach(p -> places.projects.put("project " + p.project().name(), p));
        String role = Stream.concat(
                        Stream.ofNullable(defaultRole), files.stream().map(PolicyFile::defaultRole))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        MatchMode matching = Stream.concat(
                        Stream.ofNullable(mode), files.stream().map(PolicyFile::mode))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(MatchMode.GLOB);
        return new ArgoCdPolicy(
                new Enforcer(parts, projects.stream().map(ProjectFile::project).toList(), role, matching),
                parts,
                places,
                files.stream().flatMap(file -> file.faults().stream()).toList());
    }
}
