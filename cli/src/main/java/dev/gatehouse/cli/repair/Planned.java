package dev.gatehouse.cli.repair;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineText;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.plan.ForgeContext;
import dev.gatehouse.plan.Plan;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.plan.Planner;
import dev.gatehouse.plan.Unseen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is there now, and what would have to change.
 *
 * @param forges those that could be asked who the token acts as
 */
record Planned(Baseline baseline, Snapshot snapshot, List<ForgeContext> forges, Plan plan) {

    /** Observes forges, and plans for them. */
    static Planned now(Baseline baseline, LiveForges live, List<ForgeAddress> addresses, Instant at) {
        Snapshot snapshot = live.observe(addresses, at);
        List<ForgeContext> forges = new ArrayList<>();
        List<Unseen> unseen = new ArrayList<>();
        for (ForgeAddress address : addresses) {
            switch (account(live, address)) {
                case Answer.Seen<Optional<String>>(Optional<String> account) ->
                    forges.add(new ForgeContext(address.source(), address.web(), account.orElse(null)));
                case Answer.Unseen<Optional<String>> refused ->
                    unseen.add(
                            new Unseen(address.source(), "whom the token acts as", refused.reason(), refused.remedy()));
            }
        }
        Plan plan = Planner.plan(baseline, snapshot, forges);
        unseen.addAll(plan.unseen());
        return new Planned(baseline, snapshot, forges, new Plan(plan.changes(), plan.manual(), plan.kept(), unseen));
    }

    private static Answer<Optional<String>> account(LiveForges live, ForgeAddress address) {
        Optional<String> refusal = live.refusal(address);
        if (refusal.isPresent()) {
            return Answer.unseen(refusal.get());
        }
        try (ForgeWriter writer = live.writer(address)) {
            return writer.account();
        }
    }

    /** As it is written down. */
    PlanFile file(List<ForgeAddress> addresses) {
        return PlanFile.of(
                snapshot.at(),
                digest(baseline),
                addresses.stream().map(Planned::source).toList(),
                plan);
    }

    static PlanFile.Source source(ForgeAddress address) {
        return new PlanFile.Source(address.source(), address.endpoint().base().toString());
    }

    /** Of what is declared, however it is written. */
    static String digest(Baseline baseline) {
        return PlanFile.digest(BaselineText.of(baseline));
    }
}
