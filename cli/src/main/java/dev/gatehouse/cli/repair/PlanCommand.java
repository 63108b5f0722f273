package dev.gatehouse.cli.repair;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.plan.ForgeContext;
import dev.gatehouse.plan.Inventory;
import dev.gatehouse.plan.Rails;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse plan}. */
@Command(
        name = "plan",
        description = "Show what would change on forges to reach the baseline, why, and what it does to people.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse plan                                    of the sources of ./gatehouse.yaml",
            "  gatehouse plan --source github:acme --out plan.json",
            "",
            "Nothing is changed; gatehouse apply plan.json does that. What is not declared is left alone.",
            "Exit code: 0 planned, 1 with --exit-code where there is anything to change, 2 a wrong call or input,",
            "3 something that is declared could not be seen whole, so that it is not planned."
        })
public final class PlanCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ForgeOptions options = new ForgeOptions();

    @Option(names = "--out", paramLabel = "FILE", order = 4, description = "Write the plan there, for gatehouse apply.")
    private @Nullable Path out;

    @Option(names = "--exit-code", order = 5, description = "End with 1 where there is anything to change.")
    private boolean exitCode;

    /** Writes to where it is told. */
    public PlanCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        boolean json = switch (common.formats()) {
            case List<String> none when none.isEmpty() -> false;
            case List<String> one when one.equals(List.of("text")) -> false;
            case List<String> one when one.equals(List.of("json")) -> true;
            default -> throw new InvalidInput("a plan is written as text or json", null, null, "Give --format json.");
        };
        Path file = out != null ? out : common.output();
        OutputFile output = file == null || file.toString().equals("-") ? null : OutputFile.of(file);
        Instant at = common.at(clock.instant());
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        Planned planned;
        List<ForgeAddress> addresses;
        List<String> refused;
        try (Progress progress = Progress.on(console, common.quiet())) {
            LiveForges live = options.forges(common, console, baseline, progress::say);
            addresses = live.addresses();
            planned = Planned.now(baseline, live, addresses, at);
            refused = refused(planned);
        }
        String text = planned.file(addresses).text();
        if (output != null) {
            output.write(writer -> writer.write(text));
        }
        if (json || file != null && output == null) {
            console.out().print(text);
        } else {
            new PlanText(console).print(addresses, planned.plan(), refused, out);
        }
        console.out().flush();
        if (!planned.plan().isWhole()) {
            return ExitCode.UNFINISHED;
        }
        return exitCode && !planned.plan().changes().isEmpty() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static List<String> refused(Planned planned) {
        List<String> refused = new ArrayList<>();
        for (ForgeContext forge : planned.forges()) {
            refused.addAll(Rails.broken(
                    planned.baseline(),
                    forge,
                    Inventory.of(planned.snapshot(), forge.source()),
                    planned.plan().changes(),
                    0));
        }
        return refused;
    }
}
