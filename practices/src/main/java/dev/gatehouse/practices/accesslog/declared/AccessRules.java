package dev.gatehouse.practices.accesslog.declared;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import java.util.List;

/** The rules that events are judged by. */
public final class AccessRules {

    static final Rule BY_STRANGER = rule("access-by-stranger", Severity.HIGH)
            .title("Someone came in who is not declared")
            .why("An account that nobody has written down is nobody's: no one reviews it, and no one closes it.")
            .fix("Find out whose account it is. Add the person to `people` with that account, or close the account")
            .written();

    static final Rule AFTER_LEAVING = rule("access-after-leaving", Severity.CRITICAL)
            .title("Someone who has left still came in")
            .why("An account that outlives its person is what a thief looks for: it works, and nobody misses it.")
            .fix("Close the account now, revoke its keys and tokens, and go through what it did since the last day")
            .written();

    static final Rule BEYOND_GRANT = rule("access-beyond-declared", Severity.HIGH)
            .title("Someone did what the baseline gives them no right to")
            .why("What is really allowed is more than what is declared, or someone found a way around it.")
            .fix("Take the right away on the forge, or declare it in `repositories` after a review")
            .written();

    static final Rule SSH_FROM_ELSEWHERE = rule("ssh-from-undeclared-address", Severity.CRITICAL)
            .title("Someone signed in over SSH from an address that is not declared")
            .why("The firewall lets in more than is declared, or the log is of a server that it does not guard.")
            .fix("Find out who it was. Close the way in, or add the network to `ssh.allowedCidrs` after a review")
            .written();

    static final Rule DEPLOY_WITHOUT_ROLE = rule("deploy-without-role", Severity.HIGH)
            .title("Someone changed what is deployed who holds no role that may")
            .why("What runs in the cluster was decided by someone who was not to decide it.")
            .fix(
                    "Take the right away in Argo CD or the cluster, or bind the person to a role with `deployment:execute` after a review")
            .written();

    private AccessRules() {}

    private static Rule.Writing rule(String slug, Severity severity) {
        return Rule.of(Practice.ACCESS_LOG, slug)
                .severity(severity)
                .needs(FactKind.ACCESS_EVENT)
                .evidences("pci-dss:10.4.1", "hipaa:164.308(a)(1)(ii)(D)", "gdpr:32.1.b");
    }

    /** All of them. */
    public static List<Rule> all() {
        return List.of(AFTER_LEAVING, BEYOND_GRANT, BY_STRANGER, DEPLOY_WITHOUT_ROLE, SSH_FROM_ELSEWHERE);
    }
}
