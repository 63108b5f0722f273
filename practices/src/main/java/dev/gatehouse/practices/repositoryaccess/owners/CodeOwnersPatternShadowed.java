package dev.gatehouse.practices.repositoryaccess.owners;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.git.CodeOwners;
import dev.gatehouse.model.git.CodeOwnersPattern;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a code-owners file that never decides, since a later and wider one always does.
 *
 * <p>On Gitea every line that fits counts, so nothing is shadowed there. A later line that names the same owners
 * changes nothing.
 */
final class CodeOwnersPatternShadowed implements Check {

    private static final Set<String> EVERYTHING = Set.of("*", "**", "/", "/**", "**/*", "/**/*");
    private static final int MOST_LINES = 2_000;

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "code-owners-pattern-shadowed")
            .severity(Severity.MEDIUM)
            .title("A line of CODEOWNERS never decides")
            .why("""
                    Its owners believe that changes there wait for them; the later line asks someone else, or nobody.""")
            .fix("Put the wide patterns first and the narrow ones last:")
            .example("""
                    *                      @acme/developers
                    /clusters/production/  @acme/platform
                    """)
            .needs(FactKind.CODE_OWNERS, FactKind.FILE)
            .evidences("pci-dss:7.2.2", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4")
            .written();

    /** A line with the files it fits. */
    private record Reach(CodeOwners.Line line, BitSet files) {}

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<String> paths = evidence.facts(RepositoryFile.class).stream()
                .map(RepositoryFile::path)
                .toList();
        for (CodeOwners codeOwners : evidence.facts(CodeOwners.class)) {
            if (codeOwners.dialect() != CodeOwners.Dialect.GITEA
                    && codeOwners.lines().size() <= MOST_LINES) {
                judge(codeOwners, paths, ruling);
            }
        }
    }

    private static void judge(CodeOwners codeOwners, List<String> paths, Ruling ruling) {
        List<Reach> reaches = new ArrayList<>();
        for (CodeOwners.Line line : codeOwners.lines()) {
            Optional<CodeOwnersPattern> pattern = CodeOwnersPattern.of(codeOwners.dialect(), line.pattern());
            if (pattern.isEmpty()) {
                ruling.add(
                        Verdict.UNKNOWN,
                        subject(line),
                        line.location(),
                        null,
                        Standing.ORDINARY,
                        "its pattern can't be read here, so what it shadows can't be told");
            } else if (!pattern.get().negated()) {
                BitSet files = new BitSet(paths.size());
                for (int i = 0; i < paths.size(); i++) {
                    files.set(i, pattern.get().fits(paths.get(i)));
                }
                reaches.add(new Reach(line, files));
            }
        }
        for (int i = 0; i < reaches.size(); i++) {
            judge(reaches.get(i), reaches.subList(i + 1, reaches.size()), ruling);
        }
    }

    private static void judge(Reach reach, List<Reach> later, Ruling ruling) {
        for (Reach other : later) {
            if (shadows(other, reach)) {
                ruling.add(
                        Verdict.FAIL,
                        subject(reach.line()),
                        reach.line().location(),
                        null,
                        Standing.ORDINARY,
                        "`" + other.line().pattern() + "` in line "
                                + other.line().location().line() + " comes later and always decides instead");
                return;
            }
        }
        ruling.add(Verdict.PASS, subject(reach.line()), reach.line().location(), null, Standing.ORDINARY, "it decides");
    }

    private static boolean shadows(Reach later, Reach earlier) {
        if (!later.line().section().equalsIgnoreCase(earlier.line().section())
                || new HashSet<>(later.line().owners())
                        .equals(new HashSet<>(earlier.line().owners()))) {
            return false;
        }
        String wide = later.line().pattern();
        if (wide.equals(earlier.line().pattern())) {
            return true;
        }
        if (EVERYTHING.contains(wide)) {
            return true;
        }
        BitSet outside = (BitSet) earlier.files().clone();
        outside.andNot(later.files());
        return !earlier.files().isEmpty()
                && outside.isEmpty()
                && later.files().cardinality() > earlier.files().cardinality();
    }

    private static String subject(CodeOwners.Line line) {
        return "pattern " + line.pattern() + (line.section().isEmpty() ? "" : " in section " + line.section());
    }
}
