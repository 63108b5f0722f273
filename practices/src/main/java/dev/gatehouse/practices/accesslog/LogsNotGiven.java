package dev.gatehouse.practices.accesslog;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;

/** Nobody gave the logs that tell who reached what. Where none were given, the judge says UNKNOWN before it asks. */
final class LogsNotGiven implements Check {

    private static final Rule RULE = Rule.of(Practice.ACCESS_LOG, "logs-not-given")
            .severity(Severity.MEDIUM)
            .title("No access logs were given")
            .why("""
                    Who read the repository, who synced and who tried to get in stands only in logs: files and history
                    tell what was changed, not who looked.""")
            .fix(
                    "Keep the audit logs of the forge, of Argo CD or Flux, and of the API server for a year, three months of"
                            + " it at hand, and have them reviewed. A clone holds none; until logs are given this stays unknown")
            .needs(FactKind.ACCESS_EVENT)
            .evidences(
                    "pci-dss:10.4.1",
                    "pci-dss:10.4.1.1",
                    "pci-dss:10.5.1",
                    "hipaa:164.308(a)(1)(ii)(D)",
                    "hipaa:164.308(a)(5)(ii)(C)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Coverage coverage : evidence.snapshot().coverage()) {
            if (coverage.kind() == FactKind.ACCESS_EVENT && coverage.state() == Coverage.State.COMPLETE) {
                ruling.passAt(coverage.source(), "access logs of " + coverage.source(), "its logs were given");
            }
        }
    }
}
