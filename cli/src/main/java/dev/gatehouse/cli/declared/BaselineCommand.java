package dev.gatehouse.cli.declared;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineSchema;
import dev.gatehouse.baseline.BaselineText;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Sentence;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse baseline}. */
@Command(
        name = "baseline",
        description = "Show or validate what is declared.",
        synopsisSubcommandLabel = "show|validate|schema",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse baseline show                   the built-in defaults, or ./gatehouse.yaml with them",
            "  gatehouse baseline validate gatehouse.yaml"
        })
public final class BaselineCommand {

    private final Console console;
    private final Clock clock;

    /** Writes to where it is told. */
    public BaselineCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Command(name = "show", description = "Print the baseline in effect, includes and defaults filled in.")
    int show(
            @Mixin CommonOptions options,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "gatehouse.yaml unless given.") @Nullable
                    Path file) {
        console.out().print(BaselineText.of(baseline(file, options)));
        console.out().flush();
        return ExitCode.CLEAN;
    }

    @Command(name = "validate", description = "Say whether a baseline can be read, and if not, what to correct.")
    int validate(
            @Mixin CommonOptions options,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "gatehouse.yaml unless given.") @Nullable
                    Path file) {
        Baseline baseline = baseline(file, options);
        if (!baseline.declared()) {
            throw new InvalidInput(
                    "no " + Declared.USUAL + " here", null, null, "`gatehouse init` writes a first one.");
        }
        if (!options.quiet()) {
            console.out()
                    .println(baseline.file() + " is sound: "
                            + Sentence.count(baseline.environments().size(), "environment", "environments") + ", "
                            + Sentence.count(baseline.people().size(), "person", "people") + ", "
                            + Sentence.count(baseline.waivers().size(), "waiver", "waivers"));
        }
        return ExitCode.CLEAN;
    }

    @Command(name = "schema", description = "Print the JSON Schema of gatehouse.yaml, for editors.")
    int schema() {
        console.out().print(BaselineSchema.json());
        console.out().flush();
        return ExitCode.CLEAN;
    }

    private Baseline baseline(@Nullable Path file, CommonOptions options) {
        Instant at = options.at(clock.instant());
        Path given = file != null ? file : options.baseline();
        return Declared.here(given, console.in(), at);
    }
}
