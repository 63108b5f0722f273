package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Optional;

/** Someone who left, as the baseline declares, and still is in an organisation on a forge. */
final class FormerMember implements Check {

    private static final Rule RULE = ForgeRules.rule("leaver-still-there", FactKind.MEMBER)
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.HIGH)
            .title("Someone who left is still in the organisation")
            .why("Nobody looks after their account any more, and nobody would miss it.")
            .fix("Remove them from the organisation, on every forge.")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        if (evidence.baseline().people().isEmpty()) {
            return;
        }
        for (Member member : evidence.facts(Member.class)) {
            String source = member.origin().source();
            int colon = source.indexOf(':');
            Optional<Person> person = colon < 0
                    ? Optional.empty()
                    : evidence.baseline().personWithAccount(source.substring(0, colon), member.account());
            Verdict verdict;
            String seen;
            if (person.isEmpty()) {
                verdict = Verdict.UNKNOWN;
                seen = "the baseline's people have no account " + member.account();
            } else if (person.get().presentOn(evidence.today())) {
                verdict = Verdict.PASS;
                seen = person.get().name() + " is here";
            } else {
                verdict = Verdict.FAIL;
                seen = person.get().name() + " left on " + person.get().left() + " and is still " + member.role();
            }
            ruling.add(
                    verdict,
                    "member " + member.organization() + "/" + member.account(),
                    null,
                    member.origin().address(),
                    Standing.ORDINARY,
                    seen);
        }
    }
}
