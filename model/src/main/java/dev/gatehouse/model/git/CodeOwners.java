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
 * @param dialect whose rules it is read by
 * @param sections GitLab's sections in the order of the file, one for each name; none elsewhere
 * @param lines the patterns in the order of the file; in each section the last that matches a path decides
 * @param problems lines that the forge would ignore
 */
public record CodeOwners(
        String file, Dialect dialect, List<Section> sections, List<Line> lines, List<Problem> problems, Origin origin)
        implements Fact {

    /** The rules of one forge. */
    public enum Dialect {
        GITHUB("GitHub"),
        GITLAB("GitLab"),
        /** Gitea's and Forgejo's. */
        GITEA("Gitea");

        private final String label;

        Dialect(String label) {
            this.label = label;
        }

        /** The forge's own name. */
        public String label() {
            return label;
        }

        /** The dialect that a file's folder tells of; GitHub's where it doesn't. */
        public static Dialect of(String file) {
            if (file.startsWith(".gitlab/")) {
                return GITLAB;
            }
            return file.startsWith(".gitea/") || file.startsWith(".forgejo/") ? GITEA : GITHUB;
        }
    }

    /**
     * A section of GitLab's.
     *
     * @param name as first written; names differ without regard to case
     * @param optional its owners are asked, but need not approve
     * @param approvals how many of its owners must approve, at least 1
     */
    public record Section(String name, boolean optional, int approvals) {}

    /**
     * A pattern and its owners.
     *
     * @param section GitLab's section; empty outside one
     * @param pattern as written, without a comment
     * @param owners {@code @person}, {@code @organisation/team}, an e-mail address or GitLab's {@code @@role}; none
     *     takes ownership away
     * @param location of the pattern
     */
    public record Line(String section, String pattern, List<String> owners, Location location) {
        public Line {
            owners = List.copyOf(owners);
        }
    }

    /** A line that is no rule, and why. */
    public record Problem(String reason, Location location) {}

    public CodeOwners {
        sections = List.copyOf(sections);
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        Objects.requireNonNull(origin);
    }

    /** A file without sections, in the dialect that its folder tells of. */
    public CodeOwners(String file, List<Line> lines, List<Problem> problems, Origin origin) {
        this(file, Dialect.of(file), List.of(), lines, problems, origin);
    }

    /**
     * The owners of one file, as {@link PathOwners#ownersOf} gives them. To ask about many files, make one
     * {@link PathOwners}.
     *
     * @param path relative to the repository's root
     */
    public List<String> ownersOf(String path) {
        return new PathOwners(this).ownersOf(path);
    }

    @Override
    public FactKind kind() {
        return FactKind.CODE_OWNERS;
    }
}
