package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.sshaccess.cloud.Ingress;
import java.util.List;

/** A cloud's firewall lets more addresses reach port 22 than may. */
final class SecurityGroupOpen implements Check {

    private static final Rule RULE = Rule.of(Practice.SSH_ACCESS, "security-group-open")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("A firewall opens SSH to addresses that may not use it")
            .why("""
                    Port 22 on the Internet is tried day and night. One weak key, one left-over account or one flaw in the
                    server is then enough.""")
            .fix("Let in the addresses that are declared as ssh.allowedCidrs in gatehouse.yaml, and no other:")
            .example("""
                    ingress {
                      from_port   = 22
                      to_port     = 22
                      protocol    = "tcp"
                      cidr_blocks = ["203.0.113.0/24"]
                    }
                    """)
            .needs(FactKind.TERRAFORM)
            .evidences(
                    "pci-dss:1.2.5",
                    "pci-dss:1.3.1",
                    "pci-dss:1.4.2",
                    "pci-dss:1.2.8",
                    "hipaa:164.312(e)(1)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        AllowedAddresses allowed = AllowedAddresses.of(evidence);
        for (TerraformBlock block : evidence.facts(TerraformBlock.class)) {
            List<Ingress> rules = Ingress.of(block);
            boolean quiet = true;
            for (Ingress rule : rules) {
                quiet &= !spoken(rule, allowed, ruling);
            }
            if (quiet && !rules.isEmpty()) {
                String what = block.subject() + " lets no address reach port 22 that may not";
                ruling.pass(block.subject(), block.at(), what);
            }
        }
    }

    /** The first range that is not wholly allowed, where one is written. */
    private static Location place(Ingress rule, AllowedAddresses allowed) {
        return rule.ranges().stream()
                .filter(r -> !allowed.beyond(r.addresses()).isEmpty())
                .map(Ingress.Range::location)
                .findFirst()
                .orElse(rule.location());
    }

    private static boolean spoken(Ingress rule, AllowedAddresses allowed, Ruling ruling) {
        String subject = rule.block().subject();
        AddressSet beyond = allowed.beyond(rule.sources());
        return switch (rule.ssh()) {
            case NO -> false;
            case YES -> {
                if (!beyond.isEmpty()) {
                    String what = subject + ": " + allowed.who(rule.sources()) + " can reach port 22";
                    ruling.fail(subject, place(rule, allowed), what);
                    yield true;
                }
                rule.untold()
                        .ifPresent(why ->
                                ruling.unknown(subject, rule.location(), subject + " opens port 22, and " + why));
                yield rule.untold().isPresent();
            }
            case UNTOLD -> {
                if (beyond.isEmpty() && rule.untold().isEmpty()) {
                    yield false;
                }
                String why =
                        rule.untold().orElse("which ports it opens comes from an expression that is not evaluated");
                ruling.unknown(subject, rule.location(), subject + ": " + why);
                yield true;
            }
        };
    }
}
