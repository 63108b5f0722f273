package dev.gatehouse.connectors.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.terraform.TerraformBlock;
import org.junit.jupiter.api.Test;

class JsonBlocksTest {

    private static final String GROUP = """
            {
              "//": "generated",
              "resource": {
                "aws_security_group": {
                  "bastion": {
                    "//": "comment",
                    "name": "bastion",
                    "vpc_id": "${aws_vpc.main.id}",
                    "ingress": {"from_port": 22, "cidr_blocks": ["0.0.0.0/0", "${var.a}"]},
                    "tags": {"Name": "$${literal}"},
                    "dynamic": {"ingress": {"for_each": []}}
                  }
                }
              },
              "provider": {"aws": [{"region": "eu-central-1"}, {"alias": "b"}]},
              "locals": {"a": 1},
              "terraform": [{"backend": {"s3": {}}}]
            }
            """;

    @Test
    void givesTheBlocksOfNativeSyntax() {
        Facts facts = Facts.of("main.tf.json", GROUP);

        assertThat(facts.problems()).isEmpty();
        assertThat(facts.blocks())
                .extracting(TerraformBlock::subject)
                .containsExactly("aws_security_group.bastion", "provider.aws", "provider.aws", "locals", "terraform");
        assertThat(facts.block("aws_security_group.bastion").origin().location())
                .hasToString("main.tf.json:5:7");
    }

    @Test
    void stringsAreTemplates() {
        TerraformBlock group = Facts.of("main.tf.json", GROUP).block("aws_security_group.bastion");

        assertThat(Facts.show(group.body().get("vpc_id"))).isEqualTo("? ${aws_vpc.main.id} @8:19");
        assertThat(Facts.show(group.body().get("tags"))).isEqualTo("{Name: TEXT ${literal} @10:26}@10:17");
    }

    @Test
    void aLoneBlockIsAListOfOneAndADynamicOneIsNotKnown() {
        TerraformBlock group = Facts.of("main.tf.json", GROUP).block("aws_security_group.bastion");

        assertThat(group.body().items("ingress"))
                .extracting(Facts::show)
                .containsExactly(
                        "{from_port: INTEGER 22 @9:34, cidr_blocks: [TEXT 0.0.0.0/0 @9:54, ? ${var.a} @9:67]@9:53}@9:20",
                        "? dynamic \"ingress\" @11:21");
    }

    @Test
    void whatIsNoObjectIsAProblem() {
        assertThat(Facts.of("main.tf.json", "{\"resource\": {\"a\": [1]}, \"locals\": 2}")
                        .problems())
                .containsExactly("1:21 an object is expected", "1:36 an object is expected");
    }

    @Test
    void brokenJsonIsAProblem() {
        assertThat(Facts.of("main.tf.json", "{\"resource\": ").problems()).containsExactly("1:14 a value is missing");
    }

    @Test
    void stringsOfAFileOfVariablesAreNoTemplates() {
        TerraformBlock block = Facts.of("prod.tfvars.json", "{\"a\": \"${b}\"}").block("tfvars");

        assertThat(Facts.show(block.body())).isEqualTo("{a: TEXT ${b} @1:7}@1:1");
    }
}
