package dev.gatehouse.cli.sigma;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse sigma}. */
@Command(
        name = "sigma",
        description = "Run Sigma rules over events, or check rules: the bare engine.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse sigma lint rules/                             what is wrong with my rules?",
            "  gatehouse sigma match --rules rules/ events.jsonl.gz    which events do they match?"
        })
public final class SigmaCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SigmaCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new SigmaCommand(console))
                .addSubcommand(new MatchCommand(console, clock))
                .addSubcommand(new LintCommand(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
