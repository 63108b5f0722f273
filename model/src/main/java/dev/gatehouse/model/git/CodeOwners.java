package dev.gatehouse.model.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import java.util.List;
import java.util.Objects;

/**
 * The file that says who owns which paths. Of several places a forge looks in, the first one that exists counts.
 *
 * @param file its path
 * @param lines the patterns in the order of the file; in each section the last that matches a path decides
 * @param problems lines that the forge would ignore
 */
public record CodeOwners(String file, List<Line> lines, List<Problem> problems, Origin origin) implements Fact {

    /**
     * A pattern and its owners.
     *
     * @param section GitLab's section; empty outside one
     * @param pattern as written
     * @param owners {@code @person}, {@code @organisation/team} or an e-mail address; none takes ownership away
     */
    public record Line(String section, String pattern, List<String> owners, Location location) {
        public Line {
            owners = List.copyOf(owners);
        }
    }

    /** A line that is no rule, and why. */
    public record Problem(String reason, Location location) {}

    public CodeOwners {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        Objects.requireNonNull(origin);
    }

    @Override
    public FactKind kind() {
        return FactKind.CODE_OWNERS;
    }
}
