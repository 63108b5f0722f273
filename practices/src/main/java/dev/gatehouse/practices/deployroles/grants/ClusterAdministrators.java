package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.controllers.GitOpsControllers;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;

/** Whoever is bound to cluster-admin; apart from them, the GitOps controllers that administer the cluster. */
final class ClusterAdministrators {

    private static final Rule BINDING = Rule.of(Practice.DEPLOY_ROLES, "cluster-admin-binding")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Bound to cluster-admin")
            .why("""
                    cluster-admin reads every Secret, changes every workload and every right, and can erase its tracks. \
                    Whoever takes over one such account has the cluster, and nothing narrower is left to stop them.""")
            .fix("Bind a role that lists what the account really does, in the namespaces where it does it:")
            .example("""
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: RoleBinding
                    metadata:
                      name: ci-deploys
                      namespace: shop
                    roleRef:
                      apiGroup: rbac.authorization.k8s.io
                      kind: Role
                      name: deployer
                    subjects:
                      - kind: ServiceAccount
                        name: runner
                        namespace: ci
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences(
                    "pci-dss:7.2.1",
                    "pci-dss:7.2.2",
                    "pci-dss:7.2.5",
                    "hipaa:164.308(a)(4)(ii)(B)",
                    "hipaa:164.312(a)(1)",
                    "gdpr:32.1.b",
                    "gdpr:32.4")
            .written();

    private static final Rule CONTROLLER = Rule.of(Practice.DEPLOY_ROLES, "controller-cluster-admin")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A GitOps controller administers the whole cluster")
            .why("""
                    Whatever reaches the repository is applied with the controller's own rights. Where those are the \
                    cluster's administrator's, one merged line in any team's folder can take over everything.""")
            .fix("""
                    Let the controller act as an account of each team. Flux: lock down tenancy with \
                    --default-service-account and a serviceAccountName on each Kustomization. Argo CD: switch on \
                    impersonation and name the account of each destination in the AppProject.""")
            .example("""
                    # Argo CD, ConfigMap argocd-cm
                    data:
                      application.sync.impersonation.enabled: "true"
                    ---
                    # Argo CD, AppProject
                    spec:
                      destinationServiceAccounts:
                        - server: https://kubernetes.default.svc
                          namespace: shop
                          defaultServiceAccount: shop-deployer
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.5", "pci-dss:6.5.4", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private ClusterAdministrators() {}

    static List<Check> checks() {
        return List.of(new Binding(), new Controller());
    }

    private static final class Binding implements Check {

        @Override
        public Rule rule() {
            return BINDING;
        }

        @Override
        public void judge(Evidence evidence, Ruling ruling) {
            for (Grant grant : RbacGraph.of(evidence).all()) {
                if (grant.grantee().isMasters() || GitOpsControllers.administers(grant)) {
                    continue;
                }
                if (grant.role().isNamedByVariable()) {
                    ruling.add(
                            Verdict.UNKNOWN,
                            grant.grantee().subject(),
                            grant.roleAt(),
                            null,
                            RightCheck.standing(evidence, grant),
                            "a variable names the role of " + grant.bindingSubject()
                                    + ", so that whether it is cluster-admin can't be told");
                    continue;
                }
                boolean bound = grant.role().isClusterAdmin();
                ruling.add(
                        bound ? Verdict.FAIL : Verdict.PASS,
                        grant.grantee().subject(),
                        grant.roleAt(),
                        null,
                        RightCheck.standing(evidence, grant),
                        bound
                                ? explanation(grant)
                                : grant.grantee().subject() + " has "
                                        + grant.role().subject() + ", not cluster-admin");
            }
        }

        private static String explanation(Grant grant) {
            String words = grant.clusterWide()
                    ? "can do anything in the cluster"
                    : "can do anything in" + grant.reach().substring(" of".length());
            return grant.grantee().subject() + " " + words + " through " + grant.bindingSubject();
        }
    }

    private static final class Controller implements Check {

        @Override
        public Rule rule() {
            return CONTROLLER;
        }

        @Override
        public void judge(Evidence evidence, Ruling ruling) {
            RbacGraph graph = RbacGraph.of(evidence);
            for (Grantee grantee : graph.grantees()) {
                String product = GitOpsControllers.product(grantee).orElse("");
                if (product.isEmpty()) {
                    continue;
                }
                List<Grant> grants = graph.of(grantee);
                List<Grant> administering =
                        grants.stream().filter(GitOpsControllers::administers).toList();
                for (Grant grant : administering) {
                    String sentence = RightCheck.sentence(grant, "changes anything in the cluster", "");
                    ruling.add(
                            Verdict.FAIL,
                            grantee.subject(),
                            grant.roleAt(),
                            null,
                            evidence.standing(grant.binding()),
                            sentence + ", so that whatever is merged is applied with " + product + "'s full rights");
                }
                Grant first = grants.getFirst();
                if (administering.isEmpty()) {
                    boolean known = grants.stream().noneMatch(g -> g.role().isUncertain());
                    ruling.add(
                            known ? Verdict.PASS : Verdict.UNKNOWN,
                            grantee.subject(),
                            first.granteeAt(),
                            null,
                            evidence.standing(first.binding()),
                            known
                                    ? grantee.subject() + " does not administer the cluster"
                                    : grants.stream()
                                            .filter(g -> g.role().isUncertain())
                                            .findFirst()
                                            .map(RightCheck::untold)
                                            .orElse(""));
                }
            }
        }
    }
}
