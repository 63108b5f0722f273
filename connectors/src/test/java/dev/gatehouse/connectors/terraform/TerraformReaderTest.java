package dev.gatehouse.connectors.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.terraform.TerraformBlock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformReaderTest {

    @ParameterizedTest
    @CsvSource({
        "main.tf, true",
        "modules/a/main.tofu, true",
        "main.tf.json, true",
        "main.tofu.json, true",
        "prod.tfvars, true",
        "prod.auto.tfvars.json, true",
        "terraform.tfstate, false",
        ".terraform.lock.hcl, false",
        "tf, false"
    })
    void takesTerraformByItsName(String path, boolean taken) {
        assertThat(new TerraformReader().takes(path, new Listing(List.of(path))))
                .isEqualTo(taken);
    }

    @Test
    void blocksAreFactsWithTheirPlace() {
        Facts facts = Facts.ofResource("network.tf");

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.blocks())
                .extracting(TerraformBlock::subject)
                .containsExactly(
                        "terraform",
                        "variable.office",
                        "aws_security_group.bastion",
                        "aws_security_group_rule.ssh",
                        "aws_vpc_security_group_ingress_rule.ssh",
                        "google_compute_firewall.ssh",
                        "azurerm_network_security_group.nodes",
                        "azurerm_network_security_rule.ssh");
        TerraformBlock group = facts.block("aws_security_group.bastion");
        assertThat(group.origin().location()).hasToString("network.tf:14:1");
        assertThat(group.at("name")).hasToString("network.tf:15:12");
        assertThat(group.at("absent")).hasToString("network.tf:14:1");
        assertThat(group.body().endLine()).isEqualTo(53);
    }

    @Test
    void nestedBlocksAreASequenceAndADynamicOneIsNotKnown() {
        TerraformBlock group = Facts.ofResource("network.tf").block("aws_security_group.bastion");

        assertThat(group.body().items("ingress"))
                .extracting(Facts::show)
                .containsExactly(
                        "{description: TEXT SSH from the office @19:19, from_port: INTEGER 22 @20:19, to_port: INTEGER 22 @21:19,"
                                + " protocol: TEXT tcp @22:19, cidr_blocks: ? var.office @23:19}@18:3",
                        "{from_port: INTEGER 22 @27:24, to_port: INTEGER 22 @28:24, protocol: TEXT tcp @29:24,"
                                + " cidr_blocks: [TEXT 0.0.0.0/0 @30:25, ? var.partner_cidr @30:38]@30:24,"
                                + " ipv6_cidr_blocks: [TEXT ::/0 @31:25]@31:24}@26:3",
                        "? dynamic \"ingress\" { for_each = var.extra_ports content { from_port = ingress.value to_port = "
                                + "ingress.value protocol = \"tcp\" cidr_blocks = [\"10.0.0.0/8\"] } } @34:3");
    }

    @Test
    void anAttributeOfObjectsIsLikeBlocks() {
        TerraformBlock group = Facts.ofResource("network.tf").block("aws_security_group.bastion");

        assertThat(Facts.show(group.body().get("egress")))
                .isEqualTo("[{from_port: INTEGER 0 @45:17, to_port: INTEGER 0 @46:17, protocol: TEXT -1 @47:17}@44:13]"
                        + "@44:12");
        assertThat(Facts.show(group.body().get("tags")))
                .isEqualTo("? merge(local.tags, { Name = \"bastion\" }) @50:10");
    }

    @Test
    void labelsOfNestedBlocksAreKeys() {
        TerraformBlock terraform = Facts.ofResource("network.tf").block("terraform");

        assertThat(Facts.show(terraform.body().get("backend")))
                .isEqualTo("[{s3: {bucket: TEXT acme-state @5:14}@4:3}@4:3]@4:3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
                    (22)                       § INTEGER 22 @2:8
                    ("a")                      § TEXT a @2:8
                    -5                         § INTEGER -5 @2:7
                    -(1.5)                     § DECIMAL -1.5 @2:7
                    !true                      § BOOLEAN false @2:7
                    null                       § NULL  @2:7
                    "${"tcp"}"                 § TEXT tcp @2:7
                    "${true}"                  § BOOLEAN true @2:7
                    "a-${22}-${"b"}"           § TEXT a-22-b @2:7
                    "a-${1.50}"                § ? "a-${1.50}" @2:7
                    "a-${var.b}"               § ? "a-${var.b}" @2:7
                    "%{ if true }a%{ endif }"  § ? "%{ if true }a%{ endif }" @2:7
                    toset(["a"])               § [TEXT a @2:14]@2:13
                    tolist(["a", b])           § [TEXT a @2:15, ? b @2:20]@2:14
                    tomap({ a = 1 })           § {a: INTEGER 1 @2:19}@2:13
                    toset(var.a)               § ? toset(var.a) @2:7
                    jsonencode({ a = [b] })    § {a: [? b @2:25]@2:24}@2:18
                    jsonencode("a")            § ? jsonencode("a") @2:7
                    { (var.a) = 1, b = 2 }     § ? { (var.a) = 1, b = 2 } @2:7
                    { a = 1, "a" = 2 }         § {a: INTEGER 2 @2:22}@2:7
                    { 1 = "a" }                § {1: TEXT a @2:13}@2:7
                    (var.a)                    § ? (var.a) @2:7
                    -"a"                       § ? -"a" @2:7
                    22 + 1                     § ? 22 + 1 @2:7
                    true ? 1 : 2               § ? true ? 1 : 2 @2:7
                    [for a in b : a]           § ? [for a in b : a] @2:7
                    a.b[0].c                   § ? a.b[0].c @2:7
                    file("a")                  § ? file("a") @2:7
                    """)
    void aLiteralIsKnownAndNothingElse(String expression, String node) {
        Facts facts = Facts.of("a.tf", "resource \"a\" \"b\" {\n  v = " + expression + "\n}\n");

        assertThat(facts.problems()).isEmpty();
        assertThat(Facts.show(facts.block("a.b").body().get("v"))).isEqualTo(node);
    }

    @Test
    void excerptsAreShort() {
        Facts facts = Facts.of("a.tf", "locals {\n  v = [" + "var.a + ".repeat(100) + "1]\n}\n");

        assertThat(Facts.show(facts.block("locals").body().items("v").getFirst()))
                .hasSize(2 + 200 + 5);
    }

    @Test
    void aBrokenBlockIsAProblemAndHidesNoOther() {
        Facts facts = Facts.of("a.tf", "locals {\n  a = [\n}\nmodule \"b\" {\n}\nx = 1\n");

        assertThat(facts.problems()).containsExactly("3:1 a value is missing", "6:1 an attribute outside any block");
        assertThat(facts.blocks()).extracting(TerraformBlock::subject).containsExactly("module.b");
    }

    @Test
    void variablesOfAFileAreOneBlock() {
        Facts facts = Facts.of("prod.tfvars", "\nport = 22\ncidrs = [\"10.0.0.0/8\"]\n");

        TerraformBlock block = facts.block("tfvars");
        assertThat(Facts.show(block.body()))
                .isEqualTo("{port: INTEGER 22 @2:8, cidrs: [TEXT 10.0.0.0/8 @3:10]@3:9}@2:1");
        assertThat(facts.problems()).isEmpty();
    }

    @Test
    void anEmptyFileOfVariablesHasNone() {
        assertThat(Facts.of("prod.tfvars", "# none\n").blocks()).isEmpty();
    }
}
