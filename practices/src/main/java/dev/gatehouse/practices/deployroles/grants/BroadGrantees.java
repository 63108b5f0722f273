package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Set;

/** Rights given to more than anyone meant: to everyone, or to every pod that names no account. */
final class BroadGrantees {

    private static final Rule EVERYONE = Rule.of(Practice.DEPLOY_ROLES, "binding-to-everyone")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Rights for everyone")
            .why("""
                    system:anonymous and system:unauthenticated are anyone who reaches the API server, \
                    system:authenticated anyone with any account, system:serviceaccounts every pod.""")
            .fix("Bind a group of your identity provider, or one service account:")
            .example("""
                    subjects:
                      - kind: Group
                        apiGroup: rbac.authorization.k8s.io
                        name: platform-viewers
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences(
                    "pci-dss:7.2.2",
                    "pci-dss:7.3.3",
                    "hipaa:164.308(a)(4)(ii)(B)",
                    "hipaa:164.312(a)(1)",
                    "gdpr:25.2",
                    "gdpr:32.1.b")
            .written();

    private static final Rule DEFAULT_ACCOUNT = Rule.of(Practice.DEPLOY_ROLES, "binding-to-default-service-account")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Rights for every pod that names no account")
            .why("""
                    Every pod of the namespace that names no service account runs as default, so that the rights of \
                    one workload become those of all, the next one included.""")
            .fix("Give the workload an account of its own, and bind that:")
            .example("""
                    spec:
                      serviceAccountName: shop
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.5", "pci-dss:8.6.1", "hipaa:164.312(a)(1)", "gdpr:25.2", "gdpr:32.1.b")
            .written();

    private static final Set<String> REVIEWS_OF_ONESELF =
            Set.of("selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews");

    private BroadGrantees() {}

    static List<Check> checks() {
        return List.of(new Everyone(), new DefaultAccount());
    }

    private static void rule(Ruling ruling, Verdict verdict, Grant grant, Standing standing, String explanation) {
        Verdict certain = verdict == Verdict.FAIL && grant.refused() ? Verdict.UNKNOWN : verdict;
        String text = certain == verdict ? explanation : RightCheck.refused(grant);
        ruling.add(certain, grant.grantee().subject(), grant.granteeAt(), null, standing, text);
    }

    /** Whether a rule shows or changes nothing that everyone may not know: no object but named ones, and no Secret. */
    private static boolean harmless(PolicyRule rule) {
        boolean nothing = rule.resources().isEmpty()
                && rule.urls().stream().noneMatch(u -> u.equals(PolicyRule.ALL) || u.equals("/*"));
        boolean reviews = !rule.resources().isEmpty() && REVIEWS_OF_ONESELF.containsAll(rule.resources());
        boolean named = !rule.names().isEmpty()
                && Set.of("get", "list", "watch").containsAll(rule.verbs())
                && !rule.covers("get", "", "secrets");
        return nothing || reviews || named;
    }

    private static final class Everyone implements Check {

        @Override
        public Rule rule() {
            return EVERYONE;
        }

        @Override
        public void judge(Evidence evidence, Ruling ruling) {
            for (Grant grant : RbacGraph.of(evidence).all()) {
                Grantee grantee = grant.grantee();
                Standing standing = RightCheck.standing(evidence, grant);
                if (!grantee.isEveryone()) {
                    String passed = grantee.subject() + " is not everyone";
                    BroadGrantees.rule(ruling, Verdict.PASS, grant, standing, passed);
                } else if (grant.role().known() && grant.rules().stream().allMatch(BroadGrantees::harmless)) {
                    String passed =
                            grant.role().subject() + " shows nothing but named objects or the server's own pages";
                    BroadGrantees.rule(ruling, Verdict.PASS, grant, standing, passed);
                } else if (grant.role().isUncertain()) {
                    String told = RightCheck.untold(grant);
                    BroadGrantees.rule(ruling, Verdict.UNKNOWN, grant, standing, told);
                } else {
                    BroadGrantees.rule(ruling, Verdict.FAIL, grant, standing, explanation(grant));
                }
            }
        }

        private static String explanation(Grant grant) {
            String who = switch (grant.grantee().name()) {
                case "system:authenticated" -> "anyone with any account";
                case "system:serviceaccounts" -> "every pod of the cluster";
                default -> "anyone who reaches the API server, without signing in,";
            };
            return who + " holds " + grant.role().subject() + grant.reach() + " through " + grant.bindingSubject();
        }
    }

    private static final class DefaultAccount implements Check {

        @Override
        public Rule rule() {
            return DEFAULT_ACCOUNT;
        }

        @Override
        public void judge(Evidence evidence, Ruling ruling) {
            for (Grant grant : RbacGraph.of(evidence).all()) {
                Grantee grantee = grant.grantee();
                if (grantee.type() == Grantee.Type.USER || grantee.isEveryone() || grantee.isMasters()) {
                    continue;
                }
                boolean nothing = grant.role().known() && grant.rules().stream().allMatch(BroadGrantees::harmless);
                boolean fails = grantee.isDefaultAccount() && !nothing;
                BroadGrantees.rule(
                        ruling,
                        fails ? Verdict.FAIL : Verdict.PASS,
                        grant,
                        RightCheck.standing(evidence, grant),
                        fails
                                ? explanation(grant)
                                : grantee.subject() + " is not what pods run as that name no account");
            }
        }

        private static String explanation(Grant grant) {
            Grantee grantee = grant.grantee();
            String namespace = grantee.type() == Grantee.Type.GROUP
                    ? grantee.name().substring(grantee.name().lastIndexOf(':') + 1)
                    : grantee.namespace();
            String where = namespace.isEmpty() ? "" : " in " + namespace;
            return "every pod" + where + " that names no account holds "
                    + grant.role().subject() + " through " + grant.bindingSubject();
        }
    }
}
