package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.deployroles.grants.Right.Effect;
import dev.gatehouse.practices.deployroles.rbac.BoundRole;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rights by which a holder gets the rights of others. */
final class Escalation {

    private static final String RBAC = "rbac.authorization.k8s.io";

    private static final Rule ESCALATE = Rule.of(Practice.DEPLOY_ROLES, "can-escalate")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Can change who holds which rights")
            .why("""
                    Whoever writes roles and bindings, or may escalate and bind, can hand rights to itself or to \
                    anyone else, past every review.""")
            .fix("Keep roles and bindings to the GitOps controller. Where one must be bound, name it:")
            .example("""
                    rules:
                      - apiGroups: [rbac.authorization.k8s.io]
                        resources: [clusterroles]
                        resourceNames: [view]
                        verbs: [bind]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.3", "pci-dss:7.2.5", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.1.b")
            .written();

    private static final Rule IMPERSONATE = Rule.of(Practice.DEPLOY_ROLES, "can-impersonate")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Can act as someone else")
            .why("""
                    A request made in another's name has that one's rights: whoever impersonates users and groups is \
                    the cluster's administrator.""")
            .fix("Take the right away, or name whom the account may act as:")
            .example("""
                    rules:
                      - apiGroups: [""]
                        resources: [serviceaccounts]
                        resourceNames: [shop-deployer]
                        verbs: [impersonate]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences(
                    "pci-dss:7.2.2",
                    "pci-dss:7.2.5",
                    "pci-dss:8.2.1",
                    "hipaa:164.312(a)(1)",
                    "hipaa:164.312(a)(2)(i)",
                    "gdpr:32.1.b")
            .written();

    private static final Rule TOKENS = Rule.of(Practice.DEPLOY_ROLES, "can-mint-tokens")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Can make tokens of any service account")
            .why("""
                    A token is the account: whoever makes one for any service account has the rights of the strongest, \
                    and keeps them outside the cluster.""")
            .fix("Name the service accounts whose tokens are needed:")
            .example("""
                    rules:
                      - apiGroups: [""]
                        resources: [serviceaccounts/token]
                        resourceNames: [backup]
                        verbs: [create]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private Escalation() {}

    static List<Check> checks() {
        return List.of(
                new RightCheck(ESCALATE, Escalation::escalating),
                new RightCheck(IMPERSONATE, Escalation::impersonating),
                new RightCheck(TOKENS, Escalation::mintingTokens));
    }

    private static Optional<Effect> escalating(Grant grant, RbacGraph graph) {
        for (String resource : List.of("clusterroles", "roles")) {
            Optional<PolicyRule> rule = reaching(grant, "escalate", resource);
            if (rule.isPresent()) {
                return Optional.of(Effect.of("can write any right into " + resource + grant.reach(), rule.get()));
            }
            // A RoleBinding may refer to a ClusterRole, so that this right holds within a namespace too.
            Optional<PolicyRule> binds = grant.allowing("bind", RBAC, resource);
            if (binds.isPresent()) {
                return Optional.of(Effect.of("can bind anyone to any of the " + resource + grant.reach(), binds.get()));
            }
        }
        for (String resource : List.of("clusterrolebindings", "clusterroles", "rolebindings", "roles")) {
            for (String verb : List.of("create", "update", "patch")) {
                Optional<PolicyRule> rule = reaching(grant, verb, resource);
                if (rule.isPresent()) {
                    return Optional.of(Effect.of("can " + verb + " " + resource + grant.reach(), rule.get()));
                }
            }
        }
        return bindingNamed(grant, graph);
    }

    private static Optional<PolicyRule> reaching(Grant grant, String verb, String resource) {
        return resource.startsWith("cluster")
                ? grant.allowingInCluster(verb, RBAC, resource)
                : grant.allowing(verb, RBAC, resource);
    }

    /** A right to bind that names its roles is as dangerous as the worst of them. */
    private static Optional<Effect> bindingNamed(Grant grant, RbacGraph graph) {
        Optional<Effect> untold = Optional.empty();
        for (PolicyRule rule : grant.rules()) {
            if (!rule.covers("bind", RBAC, "clusterroles")) {
                continue;
            }
            for (String name : rule.names().stream().sorted().toList()) {
                BoundRole role = graph.clusterRole(name, grant.binding().file());
                String words = "can bind anyone to ClusterRole " + name + grant.reach();
                if (role.isClusterAdmin() || role.rules().stream().anyMatch(Escalation::handsOnRights)) {
                    return Optional.of(Effect.of(words, rule));
                }
                if (!role.known()) {
                    untold = Optional.of(new Effect(words + ", which is not in this repository,", rule, false));
                }
            }
        }
        return untold;
    }

    private static boolean handsOnRights(PolicyRule rule) {
        return rule.isEverything()
                || rule.coversAll("escalate", RBAC, "clusterroles")
                || rule.coversAll("bind", RBAC, "clusterroles")
                || rule.coversAll("create", RBAC, "clusterrolebindings")
                || rule.coversAll("impersonate", "", "groups");
    }

    private static Optional<Effect> impersonating(Grant grant, RbacGraph graph) {
        for (String resource : List.of("users", "groups")) {
            Optional<PolicyRule> rule = grant.allowingInCluster("impersonate", "", resource);
            if (rule.isPresent()) {
                String whom = resource.equals("users") ? "any user" : "a member of any group";
                return Optional.of(Effect.of("can act as " + whom, rule.get()));
            }
        }
        Optional<PolicyRule> accounts = grant.allowing("impersonate", "", "serviceaccounts");
        if (accounts.isPresent()) {
            return Optional.of(Effect.of("can act as any ServiceAccount" + grant.reach(), accounts.get()));
        }
        for (PolicyRule rule : grant.rules()) {
            for (String name : rule.names().stream().sorted().toList()) {
                if (namesAdministrator(rule, name, grant, graph)) {
                    return Optional.of(Effect.of("can act as " + name + ", who can do anything in the cluster,", rule));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean namesAdministrator(PolicyRule rule, String name, Grant grant, RbacGraph graph) {
        boolean user = grant.clusterWide()
                && rule.covers("impersonate", "", "users")
                && (Set.of("system:admin", "kubernetes-admin", "kubernetes-super-admin")
                                .contains(name)
                        || graph.isAdministrator(Grantee.user(name)));
        boolean group = grant.clusterWide()
                && rule.covers("impersonate", "", "groups")
                && graph.isAdministrator(Grantee.group(name));
        return user || group || rule.covers("impersonate", "", "serviceaccounts") && account(name, grant, graph);
    }

    /** Whether a service account of a name, within a grant's reach, administers the cluster. */
    private static boolean account(String name, Grant grant, RbacGraph graph) {
        return graph.grantees().stream()
                .filter(g ->
                        g.type() == Grantee.Type.SERVICE_ACCOUNT && g.name().equals(name))
                .filter(g -> grant.clusterWide() || g.namespace().equals(grant.bindingNamespace()))
                .anyMatch(graph::isAdministrator);
    }

    private static Optional<Effect> mintingTokens(Grant grant, RbacGraph graph) {
        Optional<PolicyRule> any = grant.allowing("create", "", "serviceaccounts/token");
        if (any.isPresent()) {
            return Optional.of(Effect.of("can make a token of any ServiceAccount" + grant.reach(), any.get()));
        }
        for (PolicyRule rule : grant.rules()) {
            for (String name : rule.names().stream().sorted().toList()) {
                if (rule.covers("create", "", "serviceaccounts/token") && account(name, grant, graph)) {
                    return Optional.of(Effect.of(
                            "can make a token of ServiceAccount " + name + ", which can do anything in the cluster,",
                            rule));
                }
            }
        }
        return Optional.empty();
    }
}
