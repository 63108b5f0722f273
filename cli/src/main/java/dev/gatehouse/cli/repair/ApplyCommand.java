package dev.gatehouse.cli.repair;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private RunOptions options = new RunOptions();

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

    /** Writes to where it is told. */
    public ApplyCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PlanFile plan = read(file);
        RepairRun repair = RepairRun.of(console, clock, common, options, file.toString(), plan.sources());
        Records kept = Records.in(options.records(), console.environment());
        Journal.Run run = kept.of(plan.digest(), null, plan.sources());
        Holding holding = Holding.of(plan.plan(), repair, run);
        if (!holding.reasons().isEmpty()) {
            boolean declaredAnew =
                    !plan.baseline().equals(Planned.digest(repair.now().baseline()));
            repair.refuse(
                    declaredAnew
                            ? ": the baseline is another one than the plan was made from, and the plan no longer holds"
                            : ": what the plan was made from no longer holds",
                    holding.reasons());
            console.err().println(Plain.line("Plan again: gatehouse plan --out " + file));
            return ExitCode.UNFINISHED;
        }
        Map<Boolean, List<Making.Work>> works = holding.works().stream()
                .collect(Collectors.partitioningBy(
                        work -> allowDeletes || work.change().action() != Change.Action.REMOVE));
        List<Making.Work> made = works.getOrDefault(true, List.of());
        List<Change> held = works.getOrDefault(false, List.of()).stream()
                .map(Making.Work::change)
                .toList();
        List<String> broken =
                repair.broken(made.stream().map(Making.Work::change).toList(), most);
        if (!broken.isEmpty()) {
            repair.refuse(": the rails do not let it pass", broken);
            return ExitCode.UNFINISHED;
        }
        return make(repair, kept, run, made, held);
    }

    private int make(RepairRun repair, Records kept, Journal.Run run, List<Making.Work> works, List<Change> held)
            throws IOException {
        boolean told = repair.onlyTold(works.stream().map(Making.Work::change).toList());
        if (told || works.isEmpty()) {
            if (!told) {
                console.out().println(held.isEmpty() ? "Nothing is left to do." : "Nothing was done.");
            }
            return Making.told(console, new Making.Outcome(List.of(), List.of(), Optional.empty()), held, "");
        }
        Making.Outcome outcome = repair.make("apply", works, kept, run);
        console.out()
                .println(outcome.done().size() + " of " + (works.size() + held.size()) + " changes made, recorded as "
                        + run.id());
        return Making.told(console, outcome, held, "gatehouse undo " + run.id());
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
