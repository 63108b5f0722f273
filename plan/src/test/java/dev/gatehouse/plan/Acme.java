package dev.gatehouse.plan;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.Repository;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An organisation acme on GitHub as it was observed, made up by a test. */
final class Acme {

    static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    static final String SOURCE = "github:acme";
    static final ForgeContext FORGE = new ForgeContext(SOURCE, "https://github.com", "root");

    private static final Origin ORIGIN = Origin.address(SOURCE, "made up");

    private final List<Fact> facts = new ArrayList<>();
    private final List<FactKind> unseen = new ArrayList<>();

    Acme member(String account, String role) {
        facts.add(new Member("acme", account, role, Member.SecondFactor.UNTOLD, ORIGIN));
        return this;
    }

    Acme members(int count) {
        for (int i = 0; i < count; i++) {
            member("m" + i, Member.MEMBER);
        }
        return this;
    }

    Acme team(String name, String... people) {
        facts.add(new Team("acme", name, null, List.of(people), List.of(), ORIGIN));
        return this;
    }

    Acme teamGrant(String repository, String team, String permission) {
        facts.add(new TeamGrant(repository, team, permission, ORIGIN));
        return this;
    }

    Acme grant(String repository, String account, String permission) {
        facts.add(new Grant(repository, account, permission, "direct", ORIGIN));
        return this;
    }

    Acme repository(String name) {
        facts.add(new Repository(name, Told.known("private"), false, false, "main", Told.known(AT), Map.of(), ORIGIN));
        return this;
    }

    Acme setting(OrganizationSetting setting, Told<String> value) {
        facts.add(new Organization("acme", Map.of(setting, value), ORIGIN));
        return this;
    }

    Acme notSeen(FactKind kind) {
        unseen.add(kind);
        return this;
    }

    Snapshot snapshot() {
        List<Coverage> coverage = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            coverage.add(
                    unseen.contains(kind)
                            ? Coverage.partial(SOURCE, kind, "a page failed", "Give a token.")
                            : Coverage.complete(SOURCE, kind));
        }
        return new Snapshot("forges", AT, facts, coverage, List.of());
    }

    static Baseline baseline(String text) {
        String whole = "apiVersion: gatehouse.dev/v1\n" + text;
        return new BaselineReader(Set.of(), AT)
                .read("gatehouse.yaml", whole.getBytes(StandardCharsets.UTF_8), (_, _) -> Optional.empty());
    }

    Plan plan(String baseline) {
        return Planner.plan(baseline(baseline), snapshot(), List.of(FORGE));
    }

    /** Why apply would refuse a plan. */
    List<String> broken(String baseline, int most) {
        Snapshot snapshot = snapshot();
        Baseline declared = baseline(baseline);
        Plan plan = Planner.plan(declared, snapshot, List.of(FORGE));
        return Rails.broken(declared, FORGE, Inventory.of(snapshot, SOURCE), plan.changes(), most);
    }
}
