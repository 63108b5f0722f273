package dev.gatehouse.model.git;

import dev.gatehouse.model.git.CodeOwners.Dialect;
import dev.gatehouse.model.git.CodeOwners.Line;
import dev.gatehouse.model.git.CodeOwners.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who owns which file, by one code-owners file.
 *
 * <p>On GitHub the last line that fits decides. On GitLab the last line of each section does, unless an exclusion of
 * that section fits. On Gitea every line that fits adds its owners.
 */
public final class PathOwners {

    private record Compiled(Line line, CodeOwnersPattern pattern) {

        boolean fits(String path) {
            return pattern.fits(path);
        }
    }

    private final Dialect dialect;
    private final Map<String, List<Compiled>> sections = new LinkedHashMap<>();
    private final List<Line> unevaluated = new ArrayList<>();
    private final Set<String> optional = new HashSet<>();

    public PathOwners(CodeOwners codeOwners) {
        this.dialect = codeOwners.dialect();
        for (Section section : codeOwners.sections()) {
            if (section.optional()) {
                optional.add(key(section.name()));
            }
        }
        for (Line line : codeOwners.lines()) {
            CodeOwnersPattern.of(dialect, line.pattern())
                    .ifPresentOrElse(
                            pattern -> sections.computeIfAbsent(key(line.section()), s -> new ArrayList<>())
                                    .add(new Compiled(line, pattern)),
                            () -> unevaluated.add(line));
        }
    }

    /**
     * The lines that decide on a file, in the order of their sections: at most one for each section, on Gitea any
     * number. A line without owners among them takes ownership away.
     *
     * @param path relative to the repository's root, without a leading slash
     */
    public List<Line> deciding(String path) {
        List<Line> deciding = new ArrayList<>();
        for (List<Compiled> lines : sections.values()) {
            switch (dialect) {
                case GITHUB -> lastThatFits(lines, path, deciding);
                case GITLAB -> {
                    if (lines.stream().noneMatch(c -> c.pattern().negated() && c.fits(path))) {
                        lastThatFits(lines, path, deciding);
                    }
                }
                case GITEA ->
                    lines.stream()
                            .filter(c -> c.fits(path) != c.pattern().negated())
                            .forEach(c -> deciding.add(c.line()));
            }
        }
        return deciding;
    }

    private static void lastThatFits(List<Compiled> lines, String path, List<Line> deciding) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Compiled compiled = lines.get(i);
            if (!compiled.pattern().negated() && compiled.fits(path)) {
                deciding.add(compiled.line());
                return;
            }
        }
    }

    /**
     * Everyone asked to review a change of a file, those of optional sections too; each once, in the order of the
     * lines.
     *
     * @param path relative to the repository's root, without a leading slash
     */
    public List<String> ownersOf(String path) {
        Set<String> owners = new LinkedHashSet<>();
        deciding(path).forEach(line -> owners.addAll(line.owners()));
        return List.copyOf(owners);
    }

    /**
     * Those of {@link #ownersOf} whose approval can be required, without the owners of optional sections.
     *
     * @param path relative to the repository's root, without a leading slash
     */
    public List<String> requiredOwnersOf(String path) {
        Set<String> owners = new LinkedHashSet<>();
        for (Line line : deciding(path)) {
            if (!optional.contains(key(line.section()))) {
                owners.addAll(line.owners());
            }
        }
        return List.copyOf(owners);
    }

    /** Lines whose patterns can't be evaluated: while there are any, who owns a file is not known for sure. */
    public List<Line> unevaluated() {
        return List.copyOf(unevaluated);
    }

    /** The lines that fit a file, whether or not a later one decides, in the order of the file within a section. */
    public List<Line> fitting(String path) {
        return sections.values().stream()
                .flatMap(List::stream)
                .filter(c ->
                        c.fits(path) != (dialect == Dialect.GITEA && c.pattern().negated()))
                .map(Compiled::line)
                .toList();
    }

    private static String key(String section) {
        return section.toLowerCase(Locale.ROOT);
    }
}
