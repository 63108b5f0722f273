package dev.gatehouse.practices.awareness;

import dev.gatehouse.baseline.policy.AwarenessPolicy;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Set;
import java.util.stream.Collectors;

/** A record of training for someone whom the baseline doesn't know: a misspelt name counts for nobody. */
final class TrainingUnknownPerson implements Check {

    private static final Rule RULE = Rule.of(Practice.AWARENESS, "training-unknown-person")
            .severity(Severity.LOW)
            .title("A training record names nobody known")
            .why("""
                    A misspelt name makes someone who was trained look untrained, and the record proves nothing.""")
            .fix("Write the name as it stands in `people`, or remove the record:")
            .example("""
                    people:
                      - {name: Ada Example, emails: [ada@example.com]}
                    """)
            .needs(FactKind.FILE)
            .evidences("pci-dss:12.6.3", "hipaa:164.308(a)(5)(i)")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Set<String> known =
                evidence.baseline().people().stream().map(Person::name).collect(Collectors.toSet());
        for (AwarenessPolicy.Completion completion :
                evidence.baseline().awareness().training()) {
            Verdict verdict;
            String seen;
            if (known.isEmpty()) {
                verdict = Verdict.UNKNOWN;
                seen = "the baseline declares no people to compare it with";
            } else if (known.contains(completion.person())) {
                verdict = Verdict.PASS;
                seen = "known";
            } else {
                verdict = Verdict.FAIL;
                seen = "`people` has nobody of this name";
            }
            String subject = "record of " + completion.course() + " for " + completion.person();
            ruling.add(verdict, subject, completion.location(), null, Standing.ORDINARY, seen);
        }
    }
}
