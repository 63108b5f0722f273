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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many own an organisation: more than three are too many, fewer than two too few.
 *
 * @param many whether it is about too many
 */
record OwnerCount(boolean many) implements Check {

    private static final int MOST = 3;
    private static final int FEWEST = 2;

    private static final Rule TOO_MANY = Subjects.written("organization-too-many-owners", FactKind.MEMBER)
            .severity(Severity.MEDIUM)
            .title("An organisation has more than three owners")
            .why("Each of their accounts is worth the whole organisation.")
            .fix("Make some of them members, with what they need through teams.")
            .written();

    private static final Rule TOO_FEW = Subjects.written("organization-too-few-owners", FactKind.MEMBER)
            .severity(Severity.LOW)
            .title("An organisation has a single owner")
            .why("When they lose their account, or leave, nobody can take anything away from anyone.")
            .fix("Name a second owner.")
            .written();

    @Override
    public Rule rule() {
        return many ? TOO_MANY : TOO_FEW;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Map<String, List<Member>> organizations = new TreeMap<>();
        for (Member member : evidence.facts(Member.class)) {
            organizations
                    .computeIfAbsent(member.organization(), _ -> new java.util.ArrayList<>())
                    .add(member);
        }
        organizations.forEach((organization, members) -> {
            long owners = members.stream().filter(Member::isOwner).count();
            boolean untold = members.stream().anyMatch(member -> member.role().equals("untold"));
            boolean right = many ? owners <= MOST : owners >= FEWEST;
            Verdict verdict = untold ? Verdict.UNKNOWN : right ? Verdict.PASS : Verdict.FAIL;
            String seen = untold ? "the forge does not tell who owns it" : owners == 1 ? "1 owner" : owners + " owners";
            ruling.add(verdict, "organisation " + organization, null, "orgs/" + organization, Standing.ORDINARY, seen);
        });
    }
}
