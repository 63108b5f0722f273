package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * A NetworkPolicy lets addresses reach port 22 that may not.
 *
 * <p>A rule without sources lets in everyone; one without ports opens all of them. What a rule that opens all ports
 * means for SSH is told from the pods it selects, where they are seen and say which ports they listen on.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network policies</a>
 */
final class NetworkPolicyOpensSsh implements Check {

    private static final long SSH = 22;

    private static final Rule RULE = Rule.of(Practice.SSH_ACCESS, "network-policy-opens-ssh")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A NetworkPolicy opens SSH to addresses that may not use it")
            .why("""
                    The policy is the last lock before the pod: what it lets in reaches the SSH server as soon as any
                    Service, node port or route leads there.""")
            .fix("Name the addresses and the ports:")
            .example("""
                    ingress:
                      - from:
                          - ipBlock: {cidr: 203.0.113.0/24}
                        ports:
                          - {protocol: TCP, port: 22}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:1.2.5", "pci-dss:1.3.1", "pci-dss:1.4.2", "hipaa:164.312(e)(1)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        AllowedAddresses allowed = AllowedAddresses.of(evidence);
        for (KubernetesObject policy : evidence.objects("networking.k8s.io", "NetworkPolicy")) {
            List<String> types = policy.body().texts("spec", "policyTypes");
            if (types.isEmpty() || types.contains("Ingress")) {
                judge(policy, allowed, evidence, ruling);
            }
        }
    }

    private static void judge(KubernetesObject policy, AllowedAddresses allowed, Evidence evidence, Ruling ruling) {
        boolean quiet = true;
        for (Node item : policy.body().items("spec", "ingress")) {
            Mapping rule = item instanceof Mapping mapping
                    ? mapping
                    : new Mapping(List.of(), item.line(), item.column(), item.endLine());
            Opening opening = opening(policy, rule, evidence);
            if (opening == Opening.NONE) {
                continue;
            }
            Reach reach = reach(rule);
            if (!allowed.beyond(reach.addresses()).isEmpty()) {
                quiet = false;
                String who = reach.everyone() ? "anyone who reaches the pod" : allowed.who(reach.addresses());
                report(policy, rule, opening, policy.subject() + ": " + who + " can reach port 22", ruling);
            } else if (reach.untold()) {
                quiet = false;
                ruling.unknown(
                        policy, policy.at(rule), policy.subject() + " opens port 22 to a range that can't be told");
            }
        }
        if (quiet) {
            ruling.pass(policy, policy.at(), policy.subject() + " lets no address reach port 22 that may not");
        }
    }

    private static void report(KubernetesObject policy, Mapping rule, Opening opening, String what, Ruling ruling) {
        Node place = rule.each("from").stream()
                .flatMap(f -> f.scalar("ipBlock", "cidr").stream())
                .map(Node.class::cast)
                .findFirst()
                .orElse(rule);
        if (opening == Opening.UNTOLD) {
            ruling.unknown(policy, policy.at(place), what + " if that is what its named port stands for");
        } else {
            ruling.fail(
                    policy, policy.at(place), what + (opening == Opening.EVERY_PORT ? ", as every other port" : ""));
        }
    }

    /** What a rule opens, as far as SSH goes. */
    private enum Opening {
        NONE,
        SSH,
        EVERY_PORT,
        UNTOLD
    }

    private static Opening opening(KubernetesObject policy, Mapping rule, Evidence evidence) {
        List<Mapping> ports = rule.each("ports");
        Mapping selector = policy.body()
                .mapping("spec", "podSelector", "matchLabels")
                .orElseGet(() -> new Mapping(List.of(), 1, 1, 1));
        List<PodTemplate> pods = Selection.of(policy, selector, evidence);
        if (ports.isEmpty()) {
            return listensElsewhere(selector, pods) ? Opening.NONE : Opening.EVERY_PORT;
        }
        Opening opening = Opening.NONE;
        for (Mapping port : ports) {
            if (!port.text("protocol").orElse("TCP").equals("TCP")) {
                continue;
            }
            Optional<Scalar> number = port.scalar("port");
            if (number.isEmpty()) {
                return listensElsewhere(selector, pods) ? opening : Opening.EVERY_PORT;
            }
            if (number.get().type() == Scalar.Type.TEXT && !number.get().text().matches("[0-9]{1,5}")) {
                Optional<Long> named = Selection.port(pods, number.get().text());
                if (named.isPresent() && named.get() == SSH) {
                    return Opening.SSH;
                }
                boolean hint = named.isEmpty() && number.get().text().contains("ssh");
                opening = hint ? Opening.UNTOLD : opening;
            } else if (covers(number.get(), port.scalar("endPort"))) {
                return Opening.SSH;
            }
        }
        return opening;
    }

    private static boolean covers(Scalar first, Optional<Scalar> last) {
        if (!first.text().matches("[0-9]{1,5}")) {
            return false;
        }
        long from = Long.parseLong(first.text());
        long to = last.filter(l -> l.text().matches("[0-9]{1,5}"))
                .map(l -> Long.parseLong(l.text()))
                .orElse(from);
        return from <= SSH && SSH <= to;
    }

    /** Whether the pods selected are seen, and all of them say which ports they listen on, 22 not among them. */
    private static boolean listensElsewhere(Mapping selector, List<PodTemplate> pods) {
        if (selector.entries().isEmpty() || pods.isEmpty()) {
            return false;
        }
        for (PodTemplate pod : pods) {
            for (Mapping container : pod.spec().each("containers")) {
                List<Mapping> ports = container.each("ports");
                boolean ssh = ports.stream()
                        .anyMatch(p -> p.text("containerPort").orElse("22").equals("22"));
                if (ports.isEmpty() || ssh) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * From where a rule lets in.
     *
     * @param everyone whether it names no source at all
     * @param untold whether one of its ranges can't be read
     */
    private record Reach(AddressSet addresses, boolean everyone, boolean untold) {}

    private static Reach reach(Mapping rule) {
        List<Mapping> from = rule.each("from");
        if (from.isEmpty()) {
            return new Reach(AddressSet.EVERYWHERE, true, false);
        }
        AddressSet addresses = AddressSet.EMPTY;
        boolean untold = false;
        for (Mapping peer : from) {
            Optional<Mapping> block = peer.mapping("ipBlock");
            if (block.isEmpty()) {
                continue;
            }
            Optional<AddressRange> range =
                    block.get().text("cidr").map(String::strip).flatMap(AddressRange::read);
            untold |= range.isEmpty();
            if (range.isPresent()) {
                AddressSet let = AddressSet.of(range.get());
                for (String except : block.get().texts("except")) {
                    Optional<AddressRange> hole = AddressRange.read(except.strip());
                    let = hole.isPresent() ? let.minus(AddressSet.of(hole.get())) : let;
                }
                addresses = addresses.plus(let);
            }
        }
        return new Reach(addresses, false, untold);
    }
}
