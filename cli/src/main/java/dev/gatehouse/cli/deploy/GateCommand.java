package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse gate}. */
@Command(
        name = "gate",
        description = "Ask the gate, and check that nothing went round it.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  gatehouse gate check production --format markdown=gate.md", "  gatehouse gate verify"})
public final class GateCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private GateCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new GateCommand(console))
                .addSubcommand(new CommandLine(new DeploymentStatus(console, clock)).setCommandName("check"))
                .addSubcommand("verify", new VerifyGate(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
