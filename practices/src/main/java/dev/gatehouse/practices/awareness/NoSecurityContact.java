package dev.gatehouse.practices.awareness;

import dev.gatehouse.baseline.policy.AwarenessPolicy;
import dev.gatehouse.model.Document;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;

/** Nobody can tell where to report what looks wrong. */
final class NoSecurityContact implements Check {

    private static final Rule RULE = Rule.of(Practice.AWARENESS, "no-security-contact")
            .severity(Severity.MEDIUM)
            .title("Nothing says where to report what looks wrong")
            .why("""
                    Who notices something odd tells nobody, or tells everyone in a public issue; the hours until someone
                    acts are the attacker's.""")
            .fix("Write SECURITY.md with an address that someone reads, or name it in gatehouse.yaml "
                    + "(awareness: {contact: security@example.com}):")
            .example("""
                    # Security

                    Report anything that looks wrong to security@example.com. You get an answer within a day.
                    """)
            .needs(FactKind.DOCUMENT)
            .evidences(
                    "pci-dss:12.10.1",
                    "pci-dss:12.6.1",
                    "hipaa:164.308(a)(6)(i)",
                    "hipaa:164.308(a)(6)(ii)",
                    "gdpr:33.1",
                    "gdpr:33.2")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        AwarenessPolicy declared = evidence.baseline().awareness();
        Location place = declared.location();
        if (declared.contact() != null) {
            ruling.add(
                    Verdict.PASS,
                    "security contact",
                    place,
                    null,
                    Standing.ORDINARY,
                    "the baseline names " + declared.contact());
            return;
        }
        List<Document> policies = evidence.facts(Document.class).stream()
                .filter(document -> Words.stem(document.path()).equals("security"))
                .toList();
        if (policies.isEmpty()) {
            ruling.add(
                    Verdict.FAIL,
                    "security contact",
                    null,
                    null,
                    Standing.ORDINARY,
                    "neither SECURITY.md nor `awareness.contact` in the baseline");
        }
        policies.forEach(policy -> judge(policy, ruling));
    }

    private static void judge(Document policy, Ruling ruling) {
        Location start = Location.startOf(policy.path());
        if (Words.hasChannel(policy.text())) {
            ruling.pass("security contact", start, "it names where to report");
        } else if (policy.text().contains("](")) {
            ruling.unknown("security contact", start, "it points to another document, which is not read here");
        } else {
            ruling.fail("security contact", start, "neither an e-mail address nor a link to report to");
        }
    }
}
