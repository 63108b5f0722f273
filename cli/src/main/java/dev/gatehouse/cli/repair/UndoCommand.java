package dev.gatehouse.cli.repair;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.Inventory;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.plan.Unseen;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private RunOptions options = new RunOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The run, as apply printed it.")
    private String id = "";

    /** Writes to where it is told. */
    public UndoCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Records kept = Records.in(options.records(), console.environment());
        Journal.Run made = kept.find(id);
        RepairRun repair = RepairRun.of(console, clock, common, options, "run " + id, made.sources());
        List<String> reasons = unseen(made, repair.now());
        List<Making.Work> works = new ArrayList<>();
        if (reasons.isEmpty()) {
            works(made, repair.inventories(), works, reasons);
        }
        List<Change> changes = works.stream().map(Making.Work::change).toList();
        if (reasons.isEmpty()) {
            reasons.addAll(repair.broken(changes, Integer.MAX_VALUE));
        }
        if (!reasons.isEmpty()) {
            repair.refuse("", reasons);
            return ExitCode.UNFINISHED;
        }
        if (works.isEmpty()) {
            console.out().println("Nothing is left to take back.");
            return ExitCode.CLEAN;
        }
        if (repair.onlyTold(changes)) {
            return ExitCode.CLEAN;
        }
        Journal.Run run = kept.of(PlanFile.digest("undo " + made.id()), made.id(), made.sources());
        Making.Outcome outcome = repair.make("undo", works, kept, run);
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

    private static void works(
            Journal.Run made, Map<String, Inventory> inventories, List<Making.Work> works, List<String> reasons) {
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
