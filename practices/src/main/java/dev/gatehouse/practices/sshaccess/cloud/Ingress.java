package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.terraform.TerraformBlock;
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
 * @param untold why more addresses may get in than {@code sources}; empty where they are all told
 */
public record Ingress(
        TerraformBlock block, Location location, Covers ssh, AddressSet sources, Optional<String> untold) {

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
