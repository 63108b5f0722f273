package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kubernetes makes port 22 of something reachable from outside the cluster. */
final class ServiceExposesSsh implements Check {

    private static final Rule RULE = Rule.of(Practice.SSH_ACCESS, "service-exposes-ssh")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("SSH is opened to the outside of the cluster")
            .why("""
                    A load balancer, a node port or a host port is reached by whoever reaches the node or the balancer. An
                    SSH server there is tried day and night.""")
            .fix("Name the addresses that may come in, or keep the Service inside and forward the port when needed:")
            .example("""
                    spec:
                      type: LoadBalancer
                      loadBalancerSourceRanges: [203.0.113.0/24]
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.HELM_CHART)
            .evidences(
                    "pci-dss:1.2.5",
                    "pci-dss:1.3.1",
                    "pci-dss:1.4.2",
                    "pci-dss:2.2.4",
                    "hipaa:164.312(e)(1)",
                    "gdpr:32.1.b")
            .written();

    /** Annotations that keep a load balancer inside a network, with the values that do. */
    private static final Map<String, List<String>> INTERNAL = Map.of(
            "service.beta.kubernetes.io/aws-load-balancer-internal", List.of("true", "0.0.0.0/0"),
            "service.beta.kubernetes.io/aws-load-balancer-scheme", List.of("internal"),
            "networking.gke.io/load-balancer-type", List.of("Internal"),
            "cloud.google.com/load-balancer-type", List.of("Internal"),
            "service.beta.kubernetes.io/azure-load-balancer-internal", List.of("true"),
            "service.beta.kubernetes.io/oci-load-balancer-internal", List.of("true"),
            "load-balancer.hetzner.cloud/disable-public-network", List.of("true"));

    private static final List<String> ADDRESSES = List.of(
            "lbipam.cilium.io/ips",
            "io.cilium/lb-ipam-ips",
            "metallb.universe.tf/loadBalancerIPs",
            "metallb.io/loadBalancerIPs",
            "kube-vip.io/loadbalancerIPs");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        AllowedAddresses allowed = AllowedAddresses.of(evidence);
        for (KubernetesObject service : evidence.objects("", "Service")) {
            String type = service.body().text("spec", "type").orElse("ClusterIP");
            boolean external = !service.body().items("spec", "externalIPs").isEmpty();
            if (type.equals("LoadBalancer") || type.equals("NodePort") || external) {
                service(service, type, allowed, evidence, ruling);
            }
        }
        PodTemplate.all(evidence).forEach(pods -> hostPorts(pods, ruling));
        IngressPorts.judge(evidence, allowed, ruling);
    }

    private static void service(
            KubernetesObject service, String type, AllowedAddresses allowed, Evidence evidence, Ruling ruling) {
        List<Scalar> ssh = new ArrayList<>();
        List<Scalar> untold = new ArrayList<>();
        for (Mapping port : service.body().each("spec", "ports")) {
            sort(service, port, evidence, ssh, untold);
        }
        if (ssh.isEmpty() && untold.isEmpty()) {
            ruling.pass(service, service.at("spec", "type"), service.subject() + " does not open port 22");
        } else if (ssh.isEmpty()) {
            ruling.unknown(
                    service,
                    service.at(untold.getFirst()),
                    service.subject() + " opens a port by the name "
                            + untold.getFirst().text() + ", and no pod that it selects was seen");
        } else {
            exposed(service, type, ssh.getFirst(), allowed, ruling);
        }
    }

    /** Puts a port with those that lead to SSH, or with those of which that can't be told. */
    private static void sort(
            KubernetesObject service, Mapping port, Evidence evidence, List<Scalar> ssh, List<Scalar> untold) {
        if (!port.text("protocol").orElse("TCP").equals("TCP")) {
            return;
        }
        Optional<Scalar> outer = port.scalar("port");
        Optional<Scalar> target = port.scalar("targetPort");
        if (outer.isPresent() && is22(outer.get())) {
            ssh.add(outer.get());
        } else if (target.isPresent() && is22(target.get())) {
            ssh.add(target.get());
        } else if (target.isPresent() && target.get().type() == Scalar.Type.TEXT) {
            Optional<Mapping> selector = service.body().mapping("spec", "selector");
            Optional<Long> number = selector.flatMap(s -> Selection.port(
                    Selection.of(service, s, evidence), target.get().text()));
            if (number.isPresent() && number.get() == 22) {
                ssh.add(target.get());
            } else if (number.isEmpty() && target.get().text().contains("ssh")) {
                untold.add(target.get());
            }
        }
    }

    private static void exposed(
            KubernetesObject service, String type, Scalar port, AllowedAddresses allowed, Ruling ruling) {
        if (internal(service)) {
            ruling.pass(service, service.at(port), service.subject() + " is reached from inside the network only");
            return;
        }
        List<Scalar> ranges = service.body().scalars("spec", "loadBalancerSourceRanges");
        if (!type.equals("LoadBalancer") || ranges.isEmpty()) {
            String door = type.equals("LoadBalancer") ? "the load balancer" : "a node";
            String what = service.subject() + ": whoever reaches " + door + " reaches SSH";
            ruling.fail(service, service.at(port), what);
            return;
        }
        SourceRanges sources = SourceRanges.of(ranges);
        if (!allowed.beyond(sources.told()).isEmpty()) {
            String what = service.subject() + ": " + allowed.who(sources.told()) + " can reach port 22";
            ruling.fail(service, service.at(ranges.getFirst()), what);
        } else if (sources.untold()) {
            String what = service.subject() + " opens port 22 to a range that can't be told";
            ruling.unknown(service, service.at(ranges.getFirst()), what);
        } else {
            ruling.pass(service, service.at(port), service.subject() + " opens port 22 to allowed addresses only");
        }
    }

    private static boolean internal(KubernetesObject service) {
        return internal(
                service.body().mapping("metadata", "annotations"),
                service.body().text("spec", "loadBalancerIP"));
    }

    /** Whether a load balancer with these annotations, asked to take that address, stays inside a network. */
    static boolean internal(Optional<Mapping> annotations, Optional<String> address) {
        boolean annotated = INTERNAL.entrySet().stream()
                .anyMatch(e -> annotations
                        .flatMap(a -> a.text(e.getKey()))
                        .filter(e.getValue()::contains)
                        .isPresent());
        List<String> addresses = new ArrayList<>();
        address.ifPresent(addresses::add);
        for (String annotation : ADDRESSES) {
            annotations.flatMap(a -> a.text(annotation)).ifPresent(a -> addresses.addAll(List.of(a.split(",", -1))));
        }
        return annotated
                || !addresses.isEmpty() && addresses.stream().map(String::strip).allMatch(AllowedAddresses::inside);
    }

    private static void hostPorts(PodTemplate pods, Ruling ruling) {
        boolean hostNetwork = pods.spec().bool("hostNetwork").orElse(false);
        for (Mapping container : pods.containers()) {
            for (Mapping port : container.each("ports")) {
                Optional<Scalar> open = port.scalar("hostPort")
                        .or(() -> hostNetwork ? port.scalar("containerPort") : Optional.empty())
                        .filter(ServiceExposesSsh::is22);
                open.ifPresent(scalar -> ruling.fail(
                        pods.object(),
                        pods.object().at(scalar),
                        pods.object().subject() + ": container " + PodTemplate.nameOf(container)
                                + " takes port 22 of every node it runs on; whoever reaches the node reaches it"));
            }
        }
    }

    private static boolean is22(Scalar scalar) {
        return scalar.text().strip().equals("22");
    }
}
