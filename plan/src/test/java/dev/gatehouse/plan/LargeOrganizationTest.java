package dev.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 10,000 repositories, 5,000 members and 800 teams, each repository declared by its name. */
class LargeOrganizationTest {

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void isPlannedInTime() {
        Acme acme = new Acme().member("root", Member.OWNER).members(5_000);
        StringBuilder people = new StringBuilder("people:\n  - {name: Root, accounts: {github: root}}\n");
        for (int i = 0; i < 5_000; i++) {
            people.append("  - {name: M")
                    .append(i)
                    .append(", accounts: {github: m")
                    .append(i)
                    .append("}");
            people.append(i % 10 == 0 ? ", left: 2026-01-01}\n" : "}\n");
        }
        for (int team = 0; team < 800; team++) {
            String[] members = new String[20];
            for (int i = 0; i < members.length; i++) {
                members[i] = "m" + (team * 20 + i) % 5_000;
            }
            acme.team("t" + team, members);
        }
        StringBuilder repositories = new StringBuilder("repositories:\n");
        for (int i = 0; i < 10_000; i++) {
            String name = "acme/r" + i;
            acme.repository(name).teamGrant(name, "t" + i % 800, "write").grant(name, "m" + i % 5_000, "read");
            repositories
                    .append("  ")
                    .append(name)
                    .append(": {teams: {t")
                    .append(i % 800)
                    .append(": write}}\n");
        }
        Snapshot snapshot = acme.snapshot();
        Baseline baseline = Acme.baseline(people.toString() + repositories);
        Plan plan = Planner.plan(baseline, snapshot, List.of(Acme.FORGE));
        assertThat(plan.changes()).hasSize(500 + 1_000 + 1_600);
    }
}
