package dev.gatehouse.cli.check;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.deployment.PassedGate;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.tree.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Facts that only a live system gives, from a case's {@code facts.yaml}. */
final class ObservedFacts {

    private ObservedFacts() {}

    /** The snapshot with these facts and this coverage in place of what it had of the same kinds. */
    static Snapshot added(Snapshot snapshot, Mapping declared) {
        List<Coverage> spoken =
                declared.each("coverage").stream().map(ObservedFacts::coverage).toList();
        List<Coverage> coverage = new ArrayList<>(spoken);
        snapshot.coverage().stream()
                .filter(c -> spoken.stream().noneMatch(s -> s.kind() == c.kind()))
                .forEach(coverage::add);
        List<Fact> facts = new ArrayList<>(snapshot.facts());
        for (Mapping member : declared.each("members")) {
            facts.add(new Member(
                    text(member, "organization"),
                    text(member, "account"),
                    text(member, "role"),
                    Member.SecondFactor.valueOf(text(member, "secondFactor").toUpperCase(Locale.ROOT)),
                    Origin.address(
                            member.text("source").orElse(text(member, "organization")),
                            "members/" + text(member, "account"))));
        }
        for (Mapping grant : declared.each("grants")) {
            facts.add(new Grant(
                    text(grant, "repository"),
                    text(grant, "account"),
                    text(grant, "permission"),
                    text(grant, "through"),
                    Origin.address(text(grant, "repository"), "collaborators/" + text(grant, "account"))));
        }
        for (Mapping override : declared.each("overrides")) {
            facts.add(new PassedGate(
                    text(override, "environment"),
                    Long.parseLong(text(override, "entry")),
                    Instant.parse(text(override, "at")),
                    text(override, "request"),
                    override.bool("reviewed").orElse(false),
                    Origin.address("ledger", "entry " + text(override, "entry"))));
        }
        facts.addAll(ForgeFacts.of(declared));
        return new Snapshot(snapshot.target(), snapshot.at(), facts, coverage, snapshot.files());
    }

    private static Coverage coverage(Mapping declared) {
        FactKind kind = Arrays.stream(FactKind.values())
                .filter(k -> k.label().equals(text(declared, "kind")))
                .findFirst()
                .orElseThrow();
        Coverage.State state = Coverage.State.valueOf(text(declared, "state").toUpperCase(Locale.ROOT));
        String reason = declared.text("reason").orElse(state == Coverage.State.COMPLETE ? "" : "not told");
        return new Coverage(text(declared, "source"), kind, state, reason, null);
    }

    private static String text(Mapping mapping, String key) {
        return mapping.text(key).orElseThrow(() -> new IllegalArgumentException("facts.yaml: no " + key));
    }
}
