package dev.gatehouse.engines.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measured only when asked for, by {@code -Dspeed=true}: in processor time, which other work on the machine spares. */
@EnabledIfSystemProperty(named = "speed", matches = "true")
class SpeedTest {

    @Test
    void readsTenMegabytesASecond() {
        String text = manyRules(12_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(new HclReader(Limits.DEFAULT).read(text).problems()).isEmpty();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }

        double megabytesASecond = text.length() / 1e6 / (best / 1e9);
        System.out.printf("HCL: %.1f MB/s%n", megabytesASecond);
        assertThat(megabytesASecond).isGreaterThan(10);
    }

    private static String manyRules(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("""
                    resource "aws_security_group_rule" "ssh_%1$d" {
                      description       = "Reach port 22 of host %1$d"
                      type              = "ingress"
                      from_port         = 22
                      to_port           = 22
                      protocol          = "tcp"
                      cidr_blocks       = ["203.0.113.%1$d/32", var.office_cidr]
                      security_group_id = aws_security_group.bastion[%1$d].id
                      tags              = merge(local.tags, { Name = "ssh-${var.name}-%1$d" })
                    }

                    """.formatted(i % 256));
        }
        return text.toString();
    }
}
