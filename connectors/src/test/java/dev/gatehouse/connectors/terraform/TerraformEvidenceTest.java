package dev.gatehouse.connectors.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Mapping;
import org.junit.jupiter.api.Test;

/** The shape that rules rely on, for the resources that they ask about. */
class TerraformEvidenceTest {

    private static final Facts NETWORK = Facts.ofResource("network.tf");
    private static final Facts FORGE = Facts.ofResource("forge.tf");

    private static Mapping body(Facts facts, String subject) {
        return facts.block(subject).body();
    }

    @Test
    void everyBlockIsRead() {
        assertThat(FORGE.problems()).isEmpty();
        assertThat(FORGE.blocks()).hasSize(12);
        assertThat(FORGE.block("github_membership.ada").isResource("github_membership"))
                .isTrue();
    }

    @Test
    void securityGroupRulesAreResources() {
        Mapping rule = body(NETWORK, "aws_security_group_rule.ssh");

        assertThat(rule.text("to_port")).hasValue("22");
        assertThat(rule.text("protocol")).hasValue("tcp");
        assertThat(rule.texts("cidr_blocks")).containsExactly("198.51.100.7/32");
        assertThat(rule.bool("self")).hasValue(false);
        assertThat(rule.scalar("priority").orElseThrow().asLong()).hasValue(-5);
    }

    @Test
    void ingressRulesOfAVpcAreResources() {
        TerraformBlock rule = NETWORK.block("aws_vpc_security_group_ingress_rule.ssh");

        assertThat(rule.body().text("cidr_ipv4")).hasValue("0.0.0.0/0");
        assertThat(rule.at("cidr_ipv4")).hasToString("network.tf:68:23");
    }

    @Test
    void firewallsOfGoogleHaveAllowBlocks() {
        Mapping firewall = body(NETWORK, "google_compute_firewall.ssh");

        assertThat(firewall.each("allow").getFirst().texts("ports")).containsExactly("22", "8000-8080");
        assertThat(firewall.each("log_config").getFirst().text("metadata")).hasValue("INCLUDE_ALL_METADATA");
    }

    @Test
    void securityGroupsOfAzureHaveRuleBlocks() {
        Mapping group = body(NETWORK, "azurerm_network_security_group.nodes");

        assertThat(group.each("security_rule").getFirst().text("source_address_prefix"))
                .hasValue("Internet");
        assertThat(Facts.show(body(NETWORK, "azurerm_network_security_rule.ssh")))
                .isEqualTo("{network_security_group_name: ? azurerm_network_security_group.nodes.name @103:33,"
                        + " destination_port_ranges: [TEXT 22 @104:34, ? var.port @104:40]@104:33,"
                        + " source_address_prefix: ? var.open ? \"*\" : \"10.0.0.0/8\" @105:33}@102:1");
    }

    @Test
    void settingsOfAnOrganisationMayBeVariables() {
        Mapping settings = body(FORGE, "github_organization_settings.acme");

        assertThat(settings.bool("members_can_create_public_repositories")).hasValue(false);
        assertThat(Facts.show(settings.get("secret_scanning_enabled_for_new_repositories")))
                .isEqualTo("? var.scan @9:50");
    }

    @Test
    void branchProtectionsNestTheirReviews() {
        TerraformBlock protection = FORGE.block("github_branch_protection.main");

        Mapping reviews =
                protection.body().each("required_pull_request_reviews").getFirst();
        assertThat(reviews.scalar("required_approving_review_count")
                        .orElseThrow()
                        .asLong())
                .hasValue(2);
        assertThat(protection.at(reviews)).hasToString("forge.tf:34:3");
        assertThat(Facts.show(protection
                        .body()
                        .each("required_status_checks")
                        .getFirst()
                        .get("contexts")))
                .isEqualTo("[TEXT test @41:17, ? local.scan_job @41:25]@41:16");
        assertThat(body(FORGE, "github_branch_protection_v3.release").each("restrictions"))
                .hasSize(1);
    }

    @Test
    void rulesetsNestTheirRules() {
        Mapping ruleset = body(FORGE, "github_repository_ruleset.main");

        Mapping conditions = ruleset.each("conditions").getFirst();
        assertThat(conditions.each("ref_name").getFirst().texts("include")).containsExactly("~DEFAULT_BRANCH");
        assertThat(ruleset.each("bypass_actors").getFirst().text("bypass_mode")).hasValue("always");
        Mapping rules = ruleset.each("rules").getFirst();
        assertThat(rules.bool("required_signatures")).hasValue(true);
        assertThat(rules.each("pull_request").getFirst().text("required_approving_review_count"))
                .hasValue("1");
    }

    @Test
    void gitLabSaysItsOwnWords() {
        assertThat(body(FORGE, "gitlab_group.acme").bool("require_two_factor_authentication"))
                .hasValue(false);
        Mapping protection = body(FORGE, "gitlab_branch_protection.main");
        assertThat(protection.text("push_access_level")).hasValue("no one");
        assertThat(protection.each("allowed_to_push")).hasSize(1);
    }

    @Test
    void aNullIsNoValue() {
        Mapping trail = body(FORGE, "aws_cloudtrail.all");

        assertThat(trail.has("enable_logging")).isTrue();
        assertThat(trail.bool("enable_logging")).isEmpty();
        assertThat(trail.each("event_selector").getFirst().text("read_write_type"))
                .hasValue("All");
    }

    @Test
    void policiesAreTreesOrTexts() {
        assertThat(Facts.show(body(FORGE, "aws_s3_bucket_policy.trail").get("policy")))
                .isEqualTo("{Version: TEXT 2012-10-17 @109:15, Statement: [{Effect: TEXT Allow @111:19,"
                        + " Principal: TEXT * @112:19, Action: [TEXT s3:GetObject @113:20]@113:19,"
                        + " Resource: ? \"${aws_s3_bucket.trail.arn}/*\" @114:19}@110:18]@110:17}@108:23");
        assertThat(Facts.show(body(FORGE, "aws_iam_policy.deploy").get("policy")))
                .isEqualTo("TEXT {\"Statement\": []}\n @120:12");
    }
}
