package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;

/** A member of an organisation who signs in with a password alone, or with a factor that can be intercepted. */
final class MemberWithoutSecondFactor implements Check {

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "member-without-second-factor")
            .severity(Severity.HIGH)
            .title("A member has no second factor")
            .why("""
                    Their password, guessed or bought, is all it takes to change what they may change.""")
            .fix("Have them set up a passkey, a security key or an authenticator; then require it of the whole"
                    + " organisation. Members are seen with a token of an owner:")
            .example("GITHUB_TOKEN=… gatehouse check --source github:acme")
            .needs(FactKind.MEMBER)
            .evidences(
                    "pci-dss:8.4.1",
                    "pci-dss:8.4.2",
                    "pci-dss:8.4.3",
                    "pci-dss:8.5.1",
                    "hipaa:164.312(d)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Member member : evidence.facts(Member.class)) {
            String who = member.account() + " (" + member.role() + ")";
            switch (member.secondFactor()) {
                case SECURE -> rule(Verdict.PASS, member, who + " has a second factor", ruling);
                case INSECURE ->
                    rule(Verdict.FAIL, member, who + " has only text messages, which can be intercepted", ruling);
                case NONE -> rule(Verdict.FAIL, member, who + " gets in with a password alone", ruling);
                case UNTOLD -> rule(Verdict.UNKNOWN, member, who + ": " + untold(member), ruling);
            }
        }
    }

    /** Why it is not told, and who would be told. */
    private static String untold(Member member) {
        String source = member.origin().source();
        return switch (source.substring(0, Math.max(0, source.indexOf(':')))) {
            case "github" -> "GitHub tells it to owners alone: give a token of one, with admin:org";
            case "gitlab" ->
                "GitLab tells it to administrators, and of enterprise users to owners of a topmost group: give a token"
                        + " of one";
            case "gitea" -> "Gitea's API never tells it: give what `gitea admin user list` prints with --gitea-users";
            default -> "the forge does not tell it";
        };
    }

    private static void rule(Verdict verdict, Member member, String seen, Ruling ruling) {
        ruling.add(
                verdict,
                "member " + member.organization() + "/" + member.account(),
                member.origin().location(),
                member.origin().address(),
                Standing.ORDINARY,
                seen);
    }
}
