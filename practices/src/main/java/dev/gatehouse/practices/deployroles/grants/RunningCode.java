package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.deployroles.grants.Right.Effect;
import dev.gatehouse.practices.deployroles.rbac.ApiResource;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;

/** Rights to run one's own code in the cluster, in new pods or in those of others. */
final class RunningCode {

    private static final Rule CREATE = Rule.of(Practice.DEPLOY_ROLES, "can-create-pods")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Can run any pod")
            .why("""
                    A pod may run as any service account of its namespace and mount any of its Secrets: whoever \
                    creates pods, or what creates them, holds the rights of all of these.""")
            .fix("""
                    Let only the GitOps controller create workloads, so that what runs has been reviewed. Where a \
                    pipeline restarts or patches one, name it:""")
            .example("""
                    rules:
                      - apiGroups: [apps]
                        resources: [deployments]
                        resourceNames: [shop]
                        verbs: [get, patch]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final Rule EXECUTE = Rule.of(Practice.DEPLOY_ROLES, "can-exec-into-pods")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Can get into running pods")
            .why("""
                    A shell, a debugging container or a forwarded port in any pod sees that pod's secrets and acts \
                    with its rights, past review and past the repository.""")
            .fix("Take the right away; give it for a time, to a person, through break-glass access with a record.")
            .example("""
                    rules:
                      - apiGroups: [""]
                        resources: [pods, pods/log]
                        verbs: [get, list, watch]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private RunningCode() {}

    static List<Check> checks() {
        return List.of(new RightCheck(CREATE, RunningCode::creating), new RightCheck(EXECUTE, RunningCode::entering));
    }

    private static Optional<Effect> creating(Grant grant, RbacGraph graph) {
        for (ApiResource workload : ApiResource.WORKLOADS) {
            for (String verb : List.of("create", "update", "patch")) {
                Optional<PolicyRule> rule = grant.allowing(verb, workload.group(), workload.name());
                if (rule.isPresent()) {
                    String words = "can run any image as any ServiceAccount" + grant.reach() + " (" + verb + " "
                            + workload.name() + ")";
                    return Optional.of(Effect.of(words, rule.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Effect> entering(Grant grant, RbacGraph graph) {
        // A WebSocket begins with a GET, which older API servers authorize as such.
        for (String verb : List.of("create", "get")) {
            for (String resource : List.of("pods/exec", "pods/attach", "pods/portforward")) {
                Optional<PolicyRule> rule = grant.allowing(verb, "", resource);
                if (rule.isPresent()) {
                    return Optional.of(effect(grant, resource, rule.get()));
                }
            }
        }
        for (String verb : List.of("patch", "update")) {
            Optional<PolicyRule> rule = grant.allowing(verb, "", "pods/ephemeralcontainers");
            if (rule.isPresent()) {
                return Optional.of(effect(grant, "pods/ephemeralcontainers", rule.get()));
            }
        }
        return Optional.empty();
    }

    private static Effect effect(Grant grant, String resource, PolicyRule rule) {
        String deed = switch (resource) {
            case "pods/portforward" -> "can reach any port of any pod";
            case "pods/ephemeralcontainers" -> "can put a container into any pod";
            default -> "can open a shell in any pod";
        };
        return Effect.of(deed + grant.reach() + " (" + resource + ")", rule);
    }
}
