package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.sshaccess.cloud.Ingress.Covers;
import java.util.List;

/** Firewalls of Hetzner Cloud and DigitalOcean. */
final class HostingIngress {

    private HostingIngress() {}

    static void hetzner(TerraformBlock block, List<Ingress> rules) {
        for (Mapping rule : block.body().each("rule")) {
            boolean out = rule.get("direction") instanceof Scalar direction
                    && direction.text().equals("out");
            if (!out) {
                add(block, rule, "port", "source_ips", rules);
            }
        }
    }

    static void digitalOcean(TerraformBlock block, List<Ingress> rules) {
        for (Mapping rule : block.body().each("inbound_rule")) {
            add(block, rule, "port_range", "source_addresses", rules);
        }
    }

    private static void add(TerraformBlock block, Mapping rule, String ports, String sourceKey, List<Ingress> rules) {
        Sources sources = new Sources().add(rule, sourceKey);
        Covers ssh = Ports.among(rule.get("protocol"), rule.get(ports));
        rules.add(Ingress.of(block, rule, ssh, sources));
    }
}
