package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.controllers.GitOpsControllers;
import dev.gatehouse.practices.deployroles.grants.Right.Effect;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks of every grantee whether a binding gives it one right. Grants of everything are left to the rules that speak of
 * them, so that one binding is not many findings.
 */
record RightCheck(Rule rule, Right right) implements Check {

    private static final Set<String> KEEPS_THE_CLUSTER =
            Set.of("kube-system", "flux-system", "argocd", "argo-cd", "gitops", "openshift-gitops");

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        RbacGraph graph = RbacGraph.of(evidence);
        TreeMap<String, Grant> untold = new TreeMap<>();
        for (Grantee grantee : graph.grantees()) {
            List<Grant> grants = graph.of(grantee);
            boolean harmless = true;
            for (Grant grant : grants) {
                if (reportedAsWhole(grant)) {
                    harmless = false;
                    continue;
                }
                boolean judged = grant.role().known() && !ownInstallation(grant);
                Optional<Effect> effect = judged ? right.of(grant, graph) : Optional.empty();
                if (effect.isPresent()) {
                    harmless = false;
                    rule(evidence, ruling, grant, effect.get());
                } else if (grant.role().isUncertain()) {
                    harmless = false;
                    untold.putIfAbsent(
                            grant.bindingSubject() + "\n" + grant.binding().file(), grant);
                }
            }
            if (harmless) {
                Grant first = grants.getFirst();
                ruling.add(
                        Verdict.PASS,
                        grantee.subject(),
                        first.granteeAt(),
                        null,
                        standing(evidence, first),
                        grantee.subject() + ": no binding gives it this right");
            }
        }
        for (Grant grant : untold.values()) {
            ruling.add(
                    Verdict.UNKNOWN,
                    grant.bindingSubject(),
                    grant.roleAt(),
                    null,
                    standing(evidence, grant),
                    untold(grant));
        }
    }

    private static void rule(Evidence evidence, Ruling ruling, Grant grant, Effect effect) {
        boolean certain = effect.certain() && !grant.refused();
        String sentence = sentence(grant, effect.words(), effect.rule().from());
        String explanation =
                grant.refused() ? refused(grant) : certain ? sentence : "it can't be told whether " + sentence;
        ruling.add(
                certain ? Verdict.FAIL : Verdict.UNKNOWN,
                grant.grantee().subject(),
                grant.roleAt(),
                null,
                standing(evidence, grant),
                explanation);
    }

    /** {@code ServiceAccount ci/runner reads every Secret through ClusterRoleBinding ci-admin to ClusterRole ci}. */
    static String sentence(Grant grant, String words, String aggregated) {
        String role = grant.role().subject() + (aggregated.isEmpty() ? "" : ", which aggregates " + aggregated);
        return grant.grantee().subject() + " " + words + " through " + grant.bindingSubject() + " to " + role;
    }

    static String untold(Grant grant) {
        String role = grant.role().subject();
        return grant.role().known()
                ? role + " has variables in its rules, so that what it allows can't be told"
                : role + " is not in this repository, so that what it allows can't be told";
    }

    static String refused(Grant grant) {
        return "the API server refuses " + grant.bindingSubject()
                + " to a Role, unless something changes it on the way";
    }

    /** Whether another rule reports the grant as one of everything. */
    static boolean reportedAsWhole(Grant grant) {
        return grant.grantee().isMasters()
                || grant.role().isClusterAdmin()
                || grant.isEverything()
                || GitOpsControllers.administers(grant);
    }

    /** What a GitOps controller holds in a namespace is its own installation: there it keeps its own Secrets. */
    private static boolean ownInstallation(Grant grant) {
        return !grant.clusterWide()
                && grant.bindingNamespace().equals(grant.grantee().namespace())
                && GitOpsControllers.product(grant.grantee()).isPresent();
    }

    /** Rights within one namespace weigh a step less, unless that namespace keeps the cluster itself. */
    static Standing standing(Evidence evidence, Grant grant) {
        Standing standing = evidence.standing(grant.binding());
        boolean within = !grant.clusterWide() && !KEEPS_THE_CLUSTER.contains(grant.bindingNamespace());
        return switch (standing) {
            case PRODUCTION -> within ? Standing.ORDINARY : Standing.PRODUCTION;
            case ORDINARY -> within ? Standing.SANDBOX : Standing.ORDINARY;
            case SANDBOX -> Standing.SANDBOX;
        };
    }
}
