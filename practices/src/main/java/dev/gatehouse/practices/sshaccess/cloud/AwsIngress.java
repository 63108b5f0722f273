package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.sshaccess.cloud.Ingress.Covers;
import java.util.List;

/**
 * Security groups of AWS.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group">aws_security_group</a>
 */
final class AwsIngress {

    private static final String PREFIX_LIST = "the addresses of a prefix list are not declared here";

    private AwsIngress() {}

    /** A group with its rules, as blocks or as a list of objects. */
    static void group(TerraformBlock block, List<Ingress> rules) {
        Node ingress = block.body().get("ingress");
        switch (ingress) {
            case null -> {}
            case Mapping mapping -> inline(block, mapping, rules);
            case Sequence list -> list.items().forEach(item -> item(block, item, rules));
            case Unresolved unresolved -> rules.add(Ingress.notEvaluated(block, unresolved));
            case Scalar scalar -> {}
        }
    }

    private static void item(TerraformBlock block, Node item, List<Ingress> rules) {
        switch (item) {
            case Mapping mapping -> inline(block, mapping, rules);
            case Unresolved unresolved -> rules.add(Ingress.notEvaluated(block, unresolved));
            case Sequence list -> list.items().forEach(inner -> item(block, inner, rules));
            case Scalar scalar -> {}
        }
    }

    private static void inline(TerraformBlock block, Mapping rule, List<Ingress> rules) {
        Sources sources = new Sources()
                .add(rule, "cidr_blocks")
                .add(rule, "ipv6_cidr_blocks")
                .elsewhere(rule, "prefix_list_ids", PREFIX_LIST);
        Covers ssh = Ports.between(rule.get("protocol"), rule.get("from_port"), rule.get("to_port"));
        add(block, rule, ssh, sources, rules);
    }

    static void rule(TerraformBlock block, List<Ingress> rules) {
        Node type = block.body().get("type");
        if (type instanceof Scalar scalar && !scalar.text().equals("ingress")) {
            return;
        }
        Mapping body = block.body();
        Sources sources = new Sources()
                .add(body, "cidr_blocks")
                .add(body, "ipv6_cidr_blocks")
                .elsewhere(body, "prefix_list_ids", PREFIX_LIST);
        Covers ssh = Ports.between(body.get("protocol"), body.get("from_port"), body.get("to_port"));
        boolean maybeEgress = type instanceof Unresolved && ssh == Covers.YES;
        add(block, body, maybeEgress ? Covers.UNTOLD : ssh, sources, rules);
    }

    static void vpcRule(TerraformBlock block, List<Ingress> rules) {
        Mapping body = block.body();
        Sources sources = new Sources()
                .add(body, "cidr_ipv4")
                .add(body, "cidr_ipv6")
                .elsewhere(body, "prefix_list_id", PREFIX_LIST);
        Covers ssh = Ports.between(body.get("ip_protocol"), body.get("from_port"), body.get("to_port"));
        add(block, body, ssh, sources, rules);
    }

    private static void add(TerraformBlock block, Mapping rule, Covers ssh, Sources sources, List<Ingress> rules) {
        rules.add(Ingress.of(block, rule, ssh, sources));
    }
}
