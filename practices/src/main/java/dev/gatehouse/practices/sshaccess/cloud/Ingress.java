package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a firewall that lets traffic in.
 *
 * @param block the resource it belongs to
 * @param location of the rule's sources, or of the rule
 * @param ssh whether it covers port 22 of TCP
 * @param sources the addresses it lets in, as far as they can be told
 * @param ranges the same addresses range by range, each with its place
 * @param untold why more addresses may get in than {@code sources}; empty where they are all told
 */
public record Ingress(
        TerraformBlock block,
        Location location,
        Covers ssh,
        AddressSet sources,
        List<Range> ranges,
        Optional<String> untold) {

    /** Addresses with the place of the value that names them. */
    public record Range(AddressSet addresses, Location location) {}

    public Ingress {
        ranges = List.copyOf(ranges);
    }

    /** A rule of which the sources were read. */
    static Ingress of(TerraformBlock block, Node rule, Covers ssh, Sources sources) {
        List<Range> ranges = sources.placed().stream()
                .map(p -> new Range(p.addresses(), block.at(p.node())))
                .toList();
        Location location = block.at(sources.place().orElse(rule));
        return new Ingress(block, location, ssh, sources.addresses(), ranges, sources.untold());
    }

    /** What takes an evaluation to tell. */
    static Ingress notEvaluated(TerraformBlock block, Node rule) {
        String why = "the rules come from an expression that is not evaluated";
        return new Ingress(block, block.at(rule), Covers.UNTOLD, AddressSet.EMPTY, List.of(), Optional.of(why));
    }

    /** Whether a rule covers port 22. */
    public enum Covers {
        YES,
        NO,
        UNTOLD
    }

    /** Every rule of a block that lets traffic in; none where the block is no firewall. */
    public static List<Ingress> of(TerraformBlock block) {
        if (!block.type().equals("resource") || block.labels().isEmpty()) {
            return List.of();
        }
        List<Ingress> rules = new ArrayList<>();
        switch (block.labels().getFirst()) {
            case "aws_security_group", "aws_default_security_group" -> AwsIngress.group(block, rules);
            case "aws_security_group_rule" -> AwsIngress.rule(block, rules);
            case "aws_vpc_security_group_ingress_rule" -> AwsIngress.vpcRule(block, rules);
            case "google_compute_firewall" -> GoogleIngress.firewall(block, rules);
            case "azurerm_network_security_group" -> AzureIngress.group(block, rules);
            case "azurerm_network_security_rule" -> AzureIngress.rule(block, block.body(), rules);
            case "hcloud_firewall" -> HostingIngress.hetzner(block, rules);
            case "digitalocean_firewall" -> HostingIngress.digitalOcean(block, rules);
            default -> {}
        }
        return List.copyOf(rules);
    }
}
