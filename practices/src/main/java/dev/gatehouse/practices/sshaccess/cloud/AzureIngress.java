package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.sshaccess.cloud.Ingress.Covers;
import java.util.List;
import java.util.Optional;
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
                unread(block, rule, rules);
            }
        }
        if (block.body().get("security_rule") instanceof Unresolved unresolved) {
            unread(block, unresolved, rules);
        }
    }

    private static void unread(TerraformBlock block, Node rule, List<Ingress> rules) {
        String why = "the rules come from an expression that is not evaluated";
        rules.add(new Ingress(block, block.at(rule), Covers.UNTOLD, AddressSet.EMPTY, Optional.of(why)));
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
        Node place = sources.place().orElse(rule);
        rules.add(new Ingress(
                block,
                block.at(place),
                untold && ssh == Covers.YES ? Covers.UNTOLD : ssh,
                sources.addresses(),
                sources.untold()));
    }

    private static boolean other(@Nullable Node node, String wanted) {
        return node instanceof Scalar scalar && !scalar.text().equalsIgnoreCase(wanted);
    }
}
