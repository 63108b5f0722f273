package dev.gatehouse.practices.awareness;

import dev.gatehouse.baseline.policy.AwarenessPolicy;
import dev.gatehouse.baseline.policy.Person;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** Someone with access has completed no training, or none that still counts. */
final class TrainingOutOfDate implements Check {

    private static final Rule RULE = Rule.of(Practice.AWARENESS, "training-out-of-date")
            .severity(Severity.MEDIUM)
            .title("Someone with access has no training in date")
            .why("""
                    Who was never shown how a delivery path is attacked clicks, pastes and approves what an attacker
                    needs.""")
            .fix("Have them take the course and record it in gatehouse.yaml:")
            .example("""
                    awareness:
                      validMonths: 12
                      training:
                        - {person: Ada Example, course: gitops-basics, completed: 2026-02-01}
                    """)
            .needs(FactKind.FILE)
            .evidences("pci-dss:12.6.3", "pci-dss:6.2.2", "hipaa:164.308(a)(5)(i)", "gdpr:39.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        AwarenessPolicy policy = evidence.baseline().awareness();
        if (policy.training().isEmpty()) {
            untold(
                    policy,
                    "no training is declared: gatehouse.yaml, awareness.training, takes who completed what and when",
                    ruling);
        } else if (evidence.baseline().people().isEmpty()) {
            untold(policy, "training is declared, but not who has access: gatehouse.yaml, people, takes them", ruling);
        } else {
            for (Person person : evidence.baseline().people()) {
                if (person.presentOn(evidence.today())) {
                    judge(person, policy, evidence.today(), ruling);
                }
            }
        }
    }

    private static void untold(AwarenessPolicy policy, String why, Ruling ruling) {
        ruling.add(Verdict.UNKNOWN, "training records", policy.location(), null, Standing.ORDINARY, why);
    }

    private static void judge(Person person, AwarenessPolicy policy, LocalDate today, Ruling ruling) {
        Optional<AwarenessPolicy.Completion> latest = policy.training().stream()
                .filter(completion -> completion.person().equals(person.name()))
                .filter(completion -> !completion.completed().isAfter(today))
                .max(Comparator.comparing(AwarenessPolicy.Completion::completed));
        if (latest.isEmpty()) {
            rule(Verdict.FAIL, person, person.location(), "no completed training is recorded", ruling);
            return;
        }
        LocalDate until = latest.get().completed().plusMonths(policy.validMonths());
        Location place = latest.get().location();
        if (today.isAfter(until)) {
            rule(
                    Verdict.FAIL,
                    person,
                    place,
                    "their latest training, " + latest.get().course() + ", counted until " + until,
                    ruling);
        } else {
            rule(Verdict.PASS, person, place, latest.get().course() + " counts until " + until, ruling);
        }
    }

    private static void rule(Verdict verdict, Person person, Location place, String seen, Ruling ruling) {
        ruling.add(verdict, "training of " + person.name(), place, null, Standing.ORDINARY, seen);
    }
}
