package dev.gatehouse.cli.repair;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.ForgeContext;
import dev.gatehouse.plan.Inventory;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.plan.Rails;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Forges as they are now, on the way to be changed. */
final class RepairRun {

    private final Console console;
    private final Clock clock;
    private final RunOptions options;
    private final LiveForges live;
    private final List<ForgeAddress> addresses;
    private final Planned now;

    private RepairRun(
            Console console,
            Clock clock,
            RunOptions options,
            LiveForges live,
            List<ForgeAddress> addresses,
            Planned now) {
        this.console = console;
        this.clock = clock;
        this.options = options;
        this.live = live;
        this.addresses = addresses;
        this.now = now;
    }

    /**
     * Observes the forges that something was made for, and plans for them.
     *
     * @param what as the caller knows it
     */
    static RepairRun of(
            Console console,
            Clock clock,
            CommonOptions common,
            RunOptions options,
            String what,
            List<PlanFile.Source> sources) {
        Instant at = clock.instant();
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        try (Progress progress = Progress.on(console, common.quiet())) {
            LiveForges live = options.forges().forges(common, console, baseline, progress::say);
            List<ForgeAddress> addresses = live.matching(what, sources);
            return new RepairRun(console, clock, options, live, addresses, Planned.now(baseline, live, addresses, at));
        }
    }

    Planned now() {
        return now;
    }

    /** What is there, by source in lower case. */
    Map<String, Inventory> inventories() {
        return now.forges().stream()
                .collect(Collectors.toMap(
                        forge -> forge.source().toLowerCase(Locale.ROOT),
                        forge -> Inventory.of(now.snapshot(), forge.source()),
                        (one, _) -> one));
    }

    /** Why the rails do not let changes pass; empty where they do. */
    List<String> broken(List<Change> changes, int most) {
        List<String> broken = new ArrayList<>();
        for (ForgeContext forge : now.forges()) {
            broken.addAll(
                    Rails.broken(now.baseline(), forge, Inventory.of(now.snapshot(), forge.source()), changes, most));
        }
        return broken;
    }

    /** Whether nothing is to be changed; it says what would be. */
    boolean onlyTold(List<Change> changes) {
        if (options.dryRun()) {
            changes.forEach(change -> console.out().println("would do  " + Plain.line(PlanText.line(change))));
        }
        return options.dryRun();
    }

    /**
     * Makes changes, and enters them in the ledger, where there is one.
     *
     * @param command what is run: {@code apply} or {@code undo}
     */
    Making.Outcome make(String command, List<Making.Work> works, Records kept, Journal.Run run) throws IOException {
        LedgerRecord ledger = new LedgerRecord(
                Records.ledger(options.ledger()), now.forges().getFirst().account());
        List<Change> changes = works.stream().map(Making.Work::change).toList();
        ledger.write(EntryKind.PLAN, clock.instant(), command, run, changes, "begun");
        Making.Outcome outcome = new Making(console, clock, live).all(works, addresses, kept, run);
        ledger.write(
                EntryKind.APPLY,
                clock.instant(),
                command,
                run,
                outcome.done(),
                outcome.failure().map(why -> "stopped: " + why).orElse("done"));
        return outcome;
    }

    /** Says that nothing was changed, and why. */
    void refuse(String what, List<String> reasons) {
        console.err().println("gatehouse: nothing was changed" + what);
        reasons.forEach(reason -> console.err().println("  " + Plain.line(reason)));
    }
}
