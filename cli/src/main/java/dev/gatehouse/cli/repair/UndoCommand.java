package dev.gatehouse.cli.repair;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.ForgeContext;
import dev.gatehouse.plan.Inventory;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.plan.Rails;
import dev.gatehouse.plan.Unseen;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse undo}. */
@Command(
        name = "undo",
        description = "Take back what an apply changed, the last change first, where nobody changed it since.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse undo 3f2a91c04b7d          the id that apply printed",
            "",
            "What the apply added is taken away, what it took away is put back, as far as the forge lets: someone who was",
            "removed from an organisation is invited again. The undo is a run itself, which can be undone.",
            "Exit code: 0 all is as it was, 2 a wrong call, 3 not all was taken back: it says what."
        })
public final class UndoCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ForgeOptions options = new ForgeOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The run, as apply printed it.")
    private String id = "";

    @Option(names = "--dry-run", order = 6, description = "Check everything, and change nothing.")
    private boolean dryRun;

    @Option(names = "--records", paramLabel = "DIR", order = 7, description = "Where what was changed is recorded.")
    private @Nullable Path records;

    @Option(names = "--ledger", paramLabel = "DIR", order = 8, description = "The ledger that gets an entry.")
    private @Nullable String ledger;

    /** Writes to where it is told. */
    public UndoCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Records kept = Records.in(records, console.environment());
        Journal.Run made = kept.find(id);
        Instant at = clock.instant();
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        LiveForges live;
        List<ForgeAddress> addresses;
        Planned now;
        try (Progress progress = Progress.on(console, common.quiet())) {
            live = options.forges(common, console, baseline, progress::say);
            addresses = live.matching("run " + id, made.sources());
            now = Planned.now(baseline, live, addresses, at);
        }
        List<String> reasons = unseen(made, now);
        List<Making.Work> works = new ArrayList<>();
        if (reasons.isEmpty()) {
            works(made, now, works, reasons);
        }
        List<Change> changes = works.stream().map(Making.Work::change).toList();
        if (reasons.isEmpty()) {
            for (ForgeContext forge : now.forges()) {
                reasons.addAll(Rails.broken(
                        baseline, forge, Inventory.of(now.snapshot(), forge.source()), changes, Integer.MAX_VALUE));
            }
        }
        if (!reasons.isEmpty()) {
            console.err().println("gatehouse: nothing was changed");
            reasons.forEach(reason -> console.err().println("  " + Plain.line(reason)));
            return ExitCode.UNFINISHED;
        }
        return make(live, addresses, now, kept, made, works, changes);
    }

    private int make(
            LiveForges live,
            List<ForgeAddress> addresses,
            Planned now,
            Records kept,
            Journal.Run made,
            List<Making.Work> works,
            List<Change> changes)
            throws IOException {
        if (works.isEmpty()) {
            console.out().println("Nothing is left to take back.");
            return ExitCode.CLEAN;
        }
        if (dryRun) {
            changes.forEach(change -> console.out().println("would do  " + Plain.line(PlanText.line(change))));
            return ExitCode.CLEAN;
        }
        Journal.Run run = kept.of(PlanFile.digest("undo " + made.id()), made.id(), made.sources());
        LedgerRecord ledgerRecord =
                new LedgerRecord(Records.ledger(ledger), now.forges().getFirst().account());
        Making.Outcome outcome = new Making(console, clock, live).all(works, addresses, kept, run);
        ledgerRecord.write(
                EntryKind.APPLY,
                clock.instant(),
                "undo",
                run,
                outcome.done(),
                outcome.failure().map(why -> "stopped: " + why).orElse("done"));
        console.out()
                .println(
                        outcome.done().size() + " of " + works.size() + " changes taken back, recorded as " + run.id());
        return Making.told(console, outcome, List.of(), "gatehouse undo " + run.id());
    }

    /** What has to be seen to take it back, and was not. */
    private static List<String> unseen(Journal.Run made, Planned now) {
        List<String> reasons = new ArrayList<>();
        for (Unseen each : now.plan().unseen()) {
            if (each.what().equals("whom the token acts as")) {
                reasons.add("not seen: " + each.source() + "  " + each.what() + ": " + each.reason());
            }
        }
        Set<FactKind> needed = EnumSet.noneOf(FactKind.class);
        made.steps().forEach(step -> needed.addAll(step.change().kind().needs()));
        for (Coverage each : now.snapshot().coverage()) {
            if (needed.contains(each.kind()) && each.state() != Coverage.State.COMPLETE) {
                reasons.add("not seen: " + each.source() + "  " + each.kind().plural() + ": " + each.reason());
            }
        }
        return reasons;
    }

    private static void works(Journal.Run made, Planned now, List<Making.Work> works, List<String> reasons) {
        Map<String, Inventory> inventories = new HashMap<>();
        now.forges()
                .forEach(forge -> inventories.put(
                        forge.source().toLowerCase(Locale.ROOT), Inventory.of(now.snapshot(), forge.source())));
        for (Journal.Step step : made.steps().reversed()) {
            Change change = step.change();
            Inventory inventory = inventories.get(change.target().source().toLowerCase(Locale.ROOT));
            if (inventory == null) {
                reasons.add("no way to " + change.target().source());
            } else if (inventory.isDone(change) || !step.done() && !inventory.isAsBefore(change)) {
                works.add(new Making.Work(change.inverse("undo of " + made.id()), Optional.of(step.captured()), true));
            } else if (!inventory.isAsBefore(change)) {
                reasons.add("somebody changed it since: " + PlanText.line(change));
            }
        }
    }
}
