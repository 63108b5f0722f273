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
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.ForgeContext;
import dev.gatehouse.plan.Inventory;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.plan.Rails;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse apply}. */
@Command(
        name = "apply",
        description = "Make the changes of a plan, where what it was computed from still holds.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse plan --out plan.json        then read it, and",
            "  gatehouse apply plan.json",
            "  gatehouse apply plan.json --allow-deletes",
            "",
            "Everything is observed again first. Nobody loses the last owner, the account that the token acts as, or an",
            "account for emergencies; no more than a tenth of a kind goes at once, or five. It stops at the first failure,",
            "and can be run again. Every change is recorded: gatehouse undo takes it back.",
            "Exit code: 0 all is done, 2 a wrong call or plan, 3 not all was done: it says what."
        })
public final class ApplyCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ForgeOptions options = new ForgeOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "What gatehouse plan --out wrote.")
    private Path file = Path.of("");

    @Option(names = "--allow-deletes", order = 4, description = "Take things away too; without it they are held back.")
    private boolean allowDeletes;

    @Option(
            names = "--max-removals",
            paramLabel = "N",
            order = 5,
            description = "So many of a kind may go at once, where that is more than a tenth or five.")
    private int most;

    @Option(names = "--dry-run", order = 6, description = "Check everything, and change nothing.")
    private boolean dryRun;

    @Option(names = "--records", paramLabel = "DIR", order = 7, description = "Where what is changed is recorded.")
    private @Nullable Path records;

    @Option(names = "--ledger", paramLabel = "DIR", order = 8, description = "The ledger that gets an entry.")
    private @Nullable String ledger;

    /** Writes to where it is told. */
    public ApplyCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PlanFile plan = read(file);
        Instant at = clock.instant();
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        Planned now;
        LiveForges live;
        List<ForgeAddress> addresses;
        try (Progress progress = Progress.on(console, common.quiet())) {
            live = options.forges(common, console, baseline, progress::say);
            addresses = live.matching(file.toString(), plan.sources());
            now = Planned.now(baseline, live, addresses, at);
        }
        Records kept = Records.in(records, console.environment());
        Journal.Run run = kept.of(plan.digest(), null, plan.sources());
        Holding holding = Holding.of(plan.plan(), now, run);
        if (!holding.reasons().isEmpty()) {
            boolean declaredAnew = !plan.baseline().equals(Planned.digest(baseline));
            refuse(
                    declaredAnew
                            ? "the baseline is another one than the plan was made from, and the plan no longer holds"
                            : "what the plan was made from no longer holds",
                    holding.reasons(),
                    "Plan again: gatehouse plan --out " + file);
            return ExitCode.UNFINISHED;
        }
        List<Making.Work> works = holding.works().stream()
                .filter(work -> allowDeletes || work.change().action() != Change.Action.REMOVE)
                .toList();
        List<Change> held = allowDeletes
                ? List.of()
                : holding.works().stream()
                        .map(Making.Work::change)
                        .filter(change -> change.action() == Change.Action.REMOVE)
                        .toList();
        List<String> broken = broken(now, works);
        if (!broken.isEmpty()) {
            refuse("the rails do not let it pass", broken, null);
            return ExitCode.UNFINISHED;
        }
        return make(live, addresses, now, kept, run, works, held);
    }

    private int make(
            LiveForges live,
            List<ForgeAddress> addresses,
            Planned now,
            Records kept,
            Journal.Run run,
            List<Making.Work> works,
            List<Change> held)
            throws IOException {
        List<Change> changes = works.stream().map(Making.Work::change).toList();
        if (dryRun) {
            changes.forEach(change -> console.out().println("would do  " + Plain.line(PlanText.line(change))));
            return Making.told(console, new Making.Outcome(List.of(), List.of(), Optional.empty()), held, "");
        }
        if (works.isEmpty()) {
            console.out().println(held.isEmpty() ? "Nothing is left to do." : "Nothing was done.");
            return Making.told(console, new Making.Outcome(List.of(), List.of(), Optional.empty()), held, "");
        }
        LedgerRecord ledgerRecord =
                new LedgerRecord(Records.ledger(ledger), now.forges().getFirst().account());
        ledgerRecord.write(EntryKind.PLAN, clock.instant(), "apply", run, changes, "begun");
        Making.Outcome outcome = new Making(console, clock, live).all(works, addresses, kept, run);
        ledgerRecord.write(
                EntryKind.APPLY,
                clock.instant(),
                "apply",
                run,
                outcome.done(),
                outcome.failure().map(why -> "stopped: " + why).orElse("done"));
        console.out()
                .println(outcome.done().size() + " of " + (works.size() + held.size()) + " changes made, recorded as "
                        + run.id());
        return Making.told(console, outcome, held, "gatehouse undo " + run.id());
    }

    private List<String> broken(Planned now, List<Making.Work> works) {
        List<Change> changes = works.stream().map(Making.Work::change).toList();
        List<String> broken = new ArrayList<>();
        for (ForgeContext forge : now.forges()) {
            broken.addAll(
                    Rails.broken(now.baseline(), forge, Inventory.of(now.snapshot(), forge.source()), changes, most));
        }
        return broken;
    }

    private void refuse(String what, List<String> reasons, @Nullable String advice) {
        console.err().println("gatehouse: nothing was changed: " + what);
        reasons.forEach(reason -> console.err().println("  " + Plain.line(reason)));
        if (advice != null) {
            console.err().println(Plain.line(advice));
        }
    }

    /**
     * Reads a plan.
     *
     * @throws InvalidInput where it is none
     */
    private static PlanFile read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidInput(file + " is a folder", null, null, "Name what gatehouse plan --out wrote.");
            }
            if (Files.size(file) > PlanFile.LARGEST) {
                throw new InvalidInput(file + " is larger than any plan");
            }
            return PlanFile.read(Files.readString(file));
        } catch (NoSuchFileException none) {
            throw new InvalidInput(
                    "there is no file " + file, null, null, "gatehouse plan --out " + file + " makes it.");
        } catch (CharacterCodingException noText) {
            throw new InvalidInput(file + " is no text in UTF-8");
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file);
        } catch (MalformedJson wrong) {
            throw new InvalidInput(
                    file + ": " + wrong.why(), null, null, "Make it again: gatehouse plan --out " + file);
        }
    }
}
