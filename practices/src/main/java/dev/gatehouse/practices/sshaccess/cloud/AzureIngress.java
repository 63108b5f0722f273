package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.sshaccess.cloud.Ingress.Covers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Network security groups of Azure. Rules that deny are left out: whether they come first is a matter of priorities.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Network security
 *     groups</a>
 */
final class AzureIngress {

    private AzureIngress() {}

    static void group(TerraformBlock block, List<Ingress> rules) {
        for (Node rule : block.body().items("security_rule")) {
            if (rule instanceof Mapping mapping) {
                rule(block, mapping, rules);
            } else {
                rules.add(Ingress.notEvaluated(block, rule));
            }
        }
        if (block.body().get("security_rule") instanceof Unresolved unresolved) {
            rules.add(Ingress.notEvaluated(block, unresolved));
        }
    }

    static void rule(TerraformBlock block, Mapping rule, List<Ingress> rules) {
        if (other(rule.get("direction"), "inbound") || other(rule.get("access"), "allow")) {
            return;
        }
        Sources sources = new Sources().add(rule, "source_address_prefix").add(rule, "source_address_prefixes");
        boolean list = rule.has("destination_port_ranges");
        Node ports = list ? rule.get("destination_port_ranges") : rule.get("destination_port_range");
        Covers ssh = Ports.among(rule.get("protocol"), ports);
        boolean untold = rule.get("direction") instanceof Unresolved || rule.get("access") instanceof Unresolved;
        rules.add(Ingress.of(block, rule, untold && ssh == Covers.YES ? Covers.UNTOLD : ssh, sources));
    }

    private static boolean other(@Nullable Node node, String wanted) {
        return node instanceof Scalar scalar && !scalar.text().equalsIgnoreCase(wanted);
    }
}
