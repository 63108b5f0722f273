package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccountUse;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A member who has not been seen for 90 days.
 *
 * @param owners whether it is about owners, or about all others
 */
record UnusedAccount(boolean owners) implements Check {

    private static final Duration UNUSED = Duration.ofDays(90);

    private static final Rule OWNER = Subjects.written("owner-not-seen", FactKind.ACCOUNT_USE, FactKind.MEMBER)
            .severity(Severity.HIGH)
            .title("An owner has not been seen for 90 days")
            .why("Nobody would notice if someone else used an account that may do everything.")
            .fix("Make them a member, or remove them.")
            .written();

    private static final Rule MEMBER = Subjects.written("member-not-seen", FactKind.ACCOUNT_USE, FactKind.MEMBER)
            .severity(Severity.LOW)
            .title("A member has not been seen for 90 days")
            .why("Access that nobody needs is access that nobody misses when it is stolen.")
            .fix("Ask them, then remove them.")
            .written();

    @Override
    public Rule rule() {
        return owners ? OWNER : MEMBER;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Set<String> named = new HashSet<>();
        for (Member member : evidence.facts(Member.class)) {
            if (member.isOwner()) {
                named.add(member.organization() + "/" + member.account());
            }
        }
        for (AccountUse use : evidence.facts(AccountUse.class)) {
            String name = use.organization() + "/" + use.account();
            if (named.contains(name) == owners) {
                boolean recent = use.lastUsed() instanceof LastUse.At(Instant last)
                        && last.plus(UNUSED).isAfter(evidence.at());
                ruling.add(
                        use.lastUsed() instanceof LastUse.Untold
                                ? Verdict.UNKNOWN
                                : recent ? Verdict.PASS : Verdict.FAIL,
                        "member " + name,
                        null,
                        use.origin().address(),
                        Standing.ORDINARY,
                        seen(use.lastUsed()));
            }
        }
    }

    private static String seen(LastUse use) {
        return switch (use) {
            case LastUse.At(Instant last) ->
                "last seen on " + last.minusSeconds(1).toString().substring(0, 10);
            case LastUse.Never() -> "never seen";
            case LastUse.Untold() -> "the forge does not say when they were last seen";
        };
    }
}
