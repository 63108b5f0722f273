package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;

/** An account in an organisation that is nobody's whom the baseline declares; judged where it declares people. */
final class AccountOfNobody implements Check {

    private static final Rule RULE = Subjects.written("account-of-nobody", FactKind.MEMBER)
            .severity(Severity.MEDIUM)
            .title("An account belongs to nobody who is declared")
            .why("Nobody knows whose it is, so nobody takes it away when they leave.")
            .fix("Declare whose it is in the baseline's people, or remove the account:")
            .example("""
                    people:
                      - {name: Ada Example, emails: [ada@example.com], accounts: {github: ada}}
                    """)
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Identities identities = Identities.of(evidence);
        if (!identities.declared()) {
            return;
        }
        for (Member member : evidence.facts(Member.class)) {
            boolean known = identities.person(member.origin(), member.account()).isPresent();
            ruling.add(
                    known ? Verdict.PASS : Verdict.FAIL,
                    "member " + member.organization() + "/" + member.account(),
                    null,
                    member.origin().address(),
                    Standing.ORDINARY,
                    known ? "it is declared" : "nobody in people has the account " + member.account());
        }
    }
}
