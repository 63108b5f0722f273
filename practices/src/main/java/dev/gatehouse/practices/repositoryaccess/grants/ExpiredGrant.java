package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Map;
import java.util.TreeMap;

/** Access was declared until a day that is over. */
final class ExpiredGrant implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "expired-grant")
            .severity(Severity.MEDIUM)
            .title("Access has ended, and is still declared")
            .why("""
                    What was given for a time is forgotten once the time is over, unless something takes it away.""")
            .fix("Let it be taken away, and take it out of the baseline; or decide anew until when:")
            .example("""
                    gatehouse plan --out plan.json
                    gatehouse apply plan.json --allow-deletes
                    """)
            .needs(FactKind.FILE)
            .evidences("pci-dss:7.2.4", "pci-dss:8.2.5", "hipaa:164.308(a)(3)(ii)(C)", "gdpr:25.2")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (AccessPolicy.Repository repository : evidence.baseline().access().repositories()) {
            judge("team ", repository.name(), repository.teams(), evidence, ruling);
            judge("", repository.name(), repository.members(), evidence, ruling);
        }
    }

    private static void judge(
            String kind,
            String repository,
            Map<String, AccessPolicy.Allowance> allowances,
            Evidence evidence,
            Ruling ruling) {
        new TreeMap<>(allowances).forEach((name, allowance) -> {
            if (allowance.until() == null) {
                return;
            }
            boolean ended = allowance.endedOn(evidence.today());
            ruling.add(
                    ended ? Verdict.FAIL : Verdict.PASS,
                    kind + name + " on " + repository,
                    allowance.location(),
                    null,
                    Standing.ORDINARY,
                    allowance.permission() + " on " + repository + (ended ? " ended on " : " ends on ")
                            + allowance.until());
        });
    }
}
