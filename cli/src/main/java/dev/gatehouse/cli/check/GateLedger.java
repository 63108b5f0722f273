package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.cli.ledger.LedgerPlace;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.deployment.PassedGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the gate's ledger tells, where it lies in the repository that is looked at. */
final class GateLedger {

    private static final String SOURCE = "ledger";

    private GateLedger() {}

    /** The same, with the overrides of environments that are deployed through the gate. */
    static Observed added(Observed files, Target target, Baseline baseline) {
        List<String> environments = baseline.environments().stream()
                .filter(each -> each.ref() != null)
                .map(Environment::name)
                .toList();
        List<Fact> facts = new ArrayList<>(files.facts());
        List<Coverage> coverage = new ArrayList<>(files.coverage());
        coverage.add(overrides(target, environments, facts));
        return new Observed(facts, coverage, files.files());
    }

    private static Coverage overrides(Target target, List<String> environments, List<Fact> facts) {
        if (environments.isEmpty()) {
            return Coverage.complete(SOURCE, FactKind.OVERRIDE);
        }
        LedgerFolder folder = target.repository()
                .map(repository -> new LedgerFolder(
                        repository.getCommonDirectory().toPath().resolve(LedgerPlace.IN_REPOSITORY)))
                .filter(LedgerFolder::exists)
                .orElse(null);
        if (folder == null) {
            return Coverage.missing(
                    SOURCE,
                    FactKind.OVERRIDE,
                    "no ledger is in the repository's Git directory",
                    "check the repository that deployments are run in");
        }
        try {
            for (String environment : environments) {
                facts.addAll(overrides(Past.of(folder, environment), environment));
            }
            return Coverage.complete(SOURCE, FactKind.OVERRIDE);
        } catch (IOException unreadable) {
            return Coverage.missing(
                    SOURCE, FactKind.OVERRIDE, String.valueOf(unreadable.getMessage()), "gatehouse ledger verify");
        }
    }

    private static List<PassedGate> overrides(Past past, String environment) {
        List<Past.Entry> unreviewed = past.unreviewed();
        return past.entries().stream()
                .filter(Past.Entry::isOverride)
                .map(entry -> new PassedGate(
                        environment,
                        entry.index(),
                        entry.entry().at(),
                        entry.field("request"),
                        !unreviewed.contains(entry),
                        Origin.address(SOURCE, "entry " + entry.index())))
                .toList();
    }
}
