package dev.gatehouse.practices.accesslog;

import dev.gatehouse.baseline.policy.Source;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Set;
import java.util.TreeSet;

/**
 * The logs of a declared source are missing among those that were given. Where none were given at all, the judge says
 * UNKNOWN before it asks.
 */
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
        Set<String> given = new TreeSet<>();
        for (Coverage coverage : evidence.snapshot().coverage()) {
            if (coverage.kind() == FactKind.ACCESS_EVENT && coverage.state() != Coverage.State.MISSING) {
                given.add(coverage.source());
            }
        }
        given.forEach(source -> ruling.passAt(source, "access logs of " + source, "its logs were given"));
        for (Source source : evidence.baseline().sources()) {
            String name = source.type() + ":" + source.name();
            if (!given.contains(name)) {
                ruling.fail("access logs of " + name, source.location(), "logs were given, but none of " + name);
            }
        }
    }
}
