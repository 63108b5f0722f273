package dev.gatehouse.practices.repositoryaccess.owners;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.git.CodeOwners;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;

/** A line of a code-owners file that the forge ignores. */
final class CodeOwnersLineIgnored implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "code-owners-line-ignored")
            .severity(Severity.MEDIUM)
            .title("The forge ignores a line of CODEOWNERS")
            .why("""
                    It looks as if the path had an owner, and changes there need nobody's consent.""")
            .fix("Correct the pattern, or name owners as @person, @organisation/team or e-mail address:")
            .example("/clusters/production/ @acme/platform")
            .needs(FactKind.CODE_OWNERS)
            .evidences("pci-dss:7.2.2", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (CodeOwners codeOwners : evidence.facts(CodeOwners.class)) {
            for (CodeOwners.Problem problem : codeOwners.problems()) {
                ruling.add(
                        Verdict.FAIL,
                        "line of " + codeOwners.file(),
                        problem.location(),
                        null,
                        Standing.ORDINARY,
                        problem.reason());
            }
            if (codeOwners.problems().isEmpty()) {
                ruling.add(
                        Verdict.PASS,
                        codeOwners.file(),
                        Location.startOf(codeOwners.file()),
                        null,
                        Standing.ORDINARY,
                        "every line counts");
            }
        }
    }
}
