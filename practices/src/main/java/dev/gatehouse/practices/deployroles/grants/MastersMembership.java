package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;

/**
 * Who is put into, or counted on to be in, {@code system:masters}: by a binding, or by Amazon EKS's {@code aws-auth}.
 *
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html">EKS: aws-auth ConfigMap</a>
 */
final class MastersMembership implements Check {

    private static final String MASTERS = "system:masters";

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "binding-to-masters")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Rests on the group system:masters")
            .why("""
                    Members of system:masters pass every authorization check before any rule is read: no binding \
                    limits them, and removing one takes nothing away.""")
            .fix("Give people a group of your identity provider, and bind that to what it needs:")
            .example("""
                    subjects:
                      - kind: Group
                        apiGroup: rbac.authorization.k8s.io
                        name: platform-administrators
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:8.2.2", "hipaa:164.312(a)(1)", "hipaa:164.312(a)(2)(i)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Grant grant : RbacGraph.of(evidence).all()) {
            boolean masters = grant.grantee().isMasters();
            ruling.add(
                    masters ? Verdict.FAIL : Verdict.PASS,
                    grant.grantee().subject(),
                    grant.granteeAt(),
                    null,
                    evidence.standing(grant.binding()),
                    masters
                            ? grant.bindingSubject() + " names a group whose members no binding limits"
                            : grant.grantee().subject() + " is limited by its bindings");
        }
        for (KubernetesObject map : evidence.objects("", "ConfigMap")) {
            if (map.name().equals("aws-auth")) {
                judgeMap(map, ruling);
            }
        }
    }

    private static void judgeMap(KubernetesObject map, Ruling ruling) {
        for (String key : List.of("mapRoles", "mapUsers")) {
            Optional<Scalar> mapped = map.body().scalar("data", key);
            if (mapped.isPresent()) {
                if (mapped.get().text().contains(MASTERS)) {
                    ruling.fail(
                            map,
                            map.at(mapped.get()),
                            key + " puts AWS identities into system:masters, where no binding limits them");
                } else {
                    ruling.pass(map, map.at(mapped.get()), key + " puts nobody into system:masters");
                }
            }
        }
    }
}
