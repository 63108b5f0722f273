package dev.gatehouse.practices.deployroles.controllers;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A pod of Argo CD or Flux that reaches its node: privileged, on the node's files, or in the node's namespaces. */
public final class ControllerPrivileged implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "controller-privileged")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A GitOps controller reaches the node it runs on")
            .why("""
                    Controllers fetch and render what others wrote: charts, plugins, templates. Where such a pod is \
                    privileged or sees its node, a hostile chart owns the node, and with the controller's rights the \
                    cluster.""")
            .fix("Run the controller as it is shipped, confined:")
            .example("""
                    securityContext:
                      allowPrivilegeEscalation: false
                      readOnlyRootFilesystem: true
                      runAsNonRoot: true
                      capabilities:
                        drop: [ALL]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final Set<String> PRODUCTS = Set.of("argocd", "argo-cd", "flux", "flux-operator");

    private static final Set<String> DANGEROUS_CAPABILITIES =
            Set.of("ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "NET_ADMIN", "DAC_READ_SEARCH", "BPF");

    private record Reach(Node at, String effect) {}

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Deployed deployed = Deployed.of(evidence);
        for (KubernetesObject object : evidence.facts(KubernetesObject.class)) {
            if (!isController(object)) {
                continue;
            }
            PodTemplate.of(object).ifPresent(pods -> {
                List<Reach> reaches = reaches(pods);
                for (Reach reach : reaches) {
                    ruling.fail(object, object.at(reach.at()), reach.effect());
                }
                if (reaches.isEmpty() && deployed.whole(object)) {
                    ruling.pass(object, object.at(pods.spec()), "it is confined to its own pod");
                }
            });
        }
    }

    private static boolean isController(KubernetesObject object) {
        return object.label("app.kubernetes.io/part-of")
                        .filter(PRODUCTS::contains)
                        .isPresent()
                || GitOpsControllers.product(object.namespace(), object.name()).isPresent();
    }

    private static List<Reach> reaches(PodTemplate pods) {
        List<Reach> found = new ArrayList<>();
        for (String setting : List.of("hostNetwork", "hostPID", "hostIPC")) {
            pods.spec()
                    .scalar(setting)
                    .filter(value -> value.text().equals("true"))
                    .ifPresent(value -> found.add(new Reach(value, hostNamespace(setting))));
        }
        for (Mapping volume : pods.spec().each("volumes")) {
            Node hostPath = volume.get("hostPath");
            if (hostPath != null) {
                String path = volume.text("hostPath", "path").orElse("");
                found.add(new Reach(hostPath, "it reads the node's own " + path));
            }
        }
        for (Mapping container : pods.containers()) {
            container
                    .scalar("securityContext", "privileged")
                    .filter(value -> value.text().equals("true"))
                    .ifPresent(value -> found.add(new Reach(
                            value, "container " + PodTemplate.nameOf(container) + " has all the rights of its node")));
            for (Scalar capability : container.scalars("securityContext", "capabilities", "add")) {
                String name = capability.text().startsWith("CAP_")
                        ? capability.text().substring("CAP_".length())
                        : capability.text();
                if (DANGEROUS_CAPABILITIES.contains(name)) {
                    found.add(new Reach(
                            capability,
                            "container " + PodTemplate.nameOf(container) + " has the kernel capability " + name));
                }
            }
        }
        return found;
    }

    private static String hostNamespace(String setting) {
        return switch (setting) {
            case "hostNetwork" -> "it is in the node's network, past every NetworkPolicy";
            case "hostPID" -> "it sees and stops every process of its node";
            default -> "it shares memory with every process of its node";
        };
    }
}
