package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.deployroles.grants.Right.Effect;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rights over what is in no namespace: nodes, certificates, admission, volumes. A RoleBinding never gives them. */
final class ClusterPowers {

    private static final String CERTIFICATES = "certificates.k8s.io";
    private static final String ADMISSION = "admissionregistration.k8s.io";

    private static final Rule NODES = Rule.of(Practice.DEPLOY_ROLES, "node-proxy")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Reaches the kubelet of every node")
            .why("""
                    The kubelet runs commands in every pod of its node. Requests through nodes/proxy pass by admission \
                    and by the audit log, and reading is enough.""")
            .fix("Take nodes/proxy away; monitoring needs these:")
            .example("""
                    rules:
                      - apiGroups: [""]
                        resources: [nodes/metrics, nodes/stats]
                        verbs: [get]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final Rule APPROVAL = Rule.of(Practice.DEPLOY_ROLES, "can-approve-certificates")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("Can approve certificates")
            .why("""
                    An approved request becomes a client certificate in any name, that of a node or of \
                    system:masters' members included, and a certificate can't be taken back.""")
            .fix("Limit approval to the signer that is needed:")
            .example("""
                    rules:
                      - apiGroups: [certificates.k8s.io]
                        resources: [signers]
                        resourceNames: [kubernetes.io/kubelet-serving]
                        verbs: [approve]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final Rule CHANGE_ADMISSION = Rule.of(Practice.DEPLOY_ROLES, "can-change-admission")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Can change what admission lets through")
            .why("""
                    An admission webhook sees every object, Secrets included, and can rewrite it on its way in; without \
                    the webhooks and policies that are there, nothing refused before is refused any more.""")
            .fix("Name the configuration that the account keeps up:")
            .example("""
                    rules:
                      - apiGroups: [admissionregistration.k8s.io]
                        resources: [validatingwebhookconfigurations]
                        resourceNames: [shop-webhook]
                        verbs: [get, patch]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(c)(1)", "gdpr:32.1.b")
            .written();

    private static final Rule VOLUMES = Rule.of(Practice.DEPLOY_ROLES, "can-create-persistent-volumes")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Can create persistent volumes")
            .why("""
                    A PersistentVolume may be a folder of the node, its root included, and whoever mounts the claim \
                    reads and writes the node.""")
            .fix("Let people create claims and the storage class's provisioner the volumes:")
            .example("""
                    rules:
                      - apiGroups: [""]
                        resources: [persistentvolumeclaims]
                        verbs: [create]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:7.2.2", "pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final List<String> ADMISSION_RESOURCES = List.of(
            "mutatingwebhookconfigurations",
            "validatingwebhookconfigurations",
            "mutatingadmissionpolicies",
            "mutatingadmissionpolicybindings",
            "validatingadmissionpolicies",
            "validatingadmissionpolicybindings");

    /** Signers whose certificates the API server takes for users and nodes. */
    private static final Set<String> CLIENT_SIGNERS = Set.of(
            "kubernetes.io/kube-apiserver-client",
            "kubernetes.io/kube-apiserver-client-kubelet",
            "kubernetes.io/legacy-unknown",
            "kubernetes.io/*",
            "*");

    private ClusterPowers() {}

    static List<Check> checks() {
        return List.of(
                new RightCheck(NODES, ClusterPowers::reachingNodes),
                new RightCheck(APPROVAL, ClusterPowers::approving),
                new RightCheck(CHANGE_ADMISSION, ClusterPowers::changingAdmission),
                new RightCheck(VOLUMES, ClusterPowers::creatingVolumes));
    }

    private static Optional<Effect> reachingNodes(Grant grant, RbacGraph graph) {
        return Stream.of("get", "create")
                .flatMap(verb -> grant.allowingInCluster(verb, "", "nodes/proxy").stream())
                .findFirst()
                .map(rule -> Effect.of("can run commands in every pod through the kubelets (nodes/proxy)", rule));
    }

    private static Optional<Effect> approving(Grant grant, RbacGraph graph) {
        Optional<PolicyRule> approval = Stream.of("update", "patch")
                .flatMap(verb ->
                        grant.allowingInCluster(verb, CERTIFICATES, "certificatesigningrequests/approval").stream())
                .findFirst();
        return approval.filter(rule -> !onlyHarmlessSigners(grant, graph))
                .map(rule -> Effect.of("can approve a certificate in anyone's name", rule));
    }

    /** Approval also takes the right to approve for the request's signer. */
    private static boolean onlyHarmlessSigners(Grant grant, RbacGraph graph) {
        List<PolicyRule> signers = graph.of(grant.grantee()).stream()
                .filter(Grant::clusterWide)
                .flatMap(g -> g.rules().stream())
                .filter(r -> r.covers("approve", CERTIFICATES, "signers"))
                .toList();
        return !signers.isEmpty()
                && signers.stream()
                        .allMatch(
                                r -> !r.names().isEmpty() && r.names().stream().noneMatch(CLIENT_SIGNERS::contains));
    }

    private static Optional<Effect> changingAdmission(Grant grant, RbacGraph graph) {
        for (String resource : ADMISSION_RESOURCES) {
            for (String verb : List.of("create", "update", "patch", "delete")) {
                Optional<PolicyRule> rule = grant.allowingInCluster(verb, ADMISSION, resource);
                if (rule.isPresent()) {
                    return Optional.of(Effect.of(
                            "can change what admission lets through (" + verb + " " + resource + ")", rule.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Effect> creatingVolumes(Grant grant, RbacGraph graph) {
        return grant.allowingInCluster("create", "", "persistentvolumes")
                .map(rule -> Effect.of("can make a volume of any folder of any node (create persistentvolumes)", rule));
    }
}
