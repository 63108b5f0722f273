package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.deployment.PassedGate;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;

/** Somebody deployed past the gate, and nobody looked at it afterwards. */
public final class OverrideNotReviewed implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "override-not-reviewed")
            .severity(Severity.HIGH)
            .title("An override of the gate that nobody has reviewed")
            .why("""
                    An emergency passes windows, findings and the usual approvals by. If nobody looks at it afterwards,
                    whatever went in with it stays, and the next emergency comes easier.""")
            .fix("Look at what was deployed, and say so, as somebody who may approve and neither asked for it nor"
                    + " carried it out:")
            .example("""
                    gatehouse deploy review production --reason "outage 12, fixed by #34"
                    """)
            .needs(FactKind.OVERRIDE)
            .evidences("pci-dss:6.5.1", "hipaa:164.312(c)(1)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<PassedGate> overrides = evidence.facts(PassedGate.class);
        for (Environment environment : evidence.baseline().environments()) {
            if (environment.ref() == null) {
                continue;
            }
            List<PassedGate> open = overrides.stream()
                    .filter(each -> each.environment().equals(environment.name()) && !each.reviewed())
                    .toList();
            for (PassedGate each : open) {
                rule(
                        Verdict.FAIL,
                        environment,
                        "override "
                                + each.request()
                                        .substring(
                                                0, Math.min(12, each.request().length())) + " of " + environment.name(),
                        "entry " + each.entry() + " of the ledger passed the gate by at " + each.at()
                                + ", and nobody reviewed it",
                        ruling);
            }
            if (open.isEmpty()) {
                rule(
                        Verdict.PASS,
                        environment,
                        "overrides of " + environment.name(),
                        "none waits for a review",
                        ruling);
            }
        }
    }

    private static void rule(Verdict verdict, Environment environment, String subject, String seen, Ruling ruling) {
        ruling.add(verdict, subject, environment.location(), null, environment.standing(), seen);
    }
}
