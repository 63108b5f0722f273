package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Console;
import dev.gatehouse.gate.Action;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse deploy}. */
@Command(
        name = "deploy",
        description = "Ask for a deployment, approve it, carry it out through the gate, look back.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse deploy request production --revision main --reason \"release 7\"",
            "  gatehouse deploy approve production",
            "  gatehouse deploy status production",
            "  gatehouse deploy run production",
            "  gatehouse deploy rollback production --revision env/prod~1 --reason \"errors\"",
            "  gatehouse deploy list production"
        })
public final class DeployCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private DeployCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new DeployCommand(console))
                .addSubcommand("request", new RequestDeployment(console, clock, Action.DEPLOY))
                .addSubcommand("approve", new ApproveDeployment(console, clock))
                .addSubcommand("status", new DeploymentStatus(console, clock))
                .addSubcommand("run", new RunDeployment(console, clock))
                .addSubcommand("rollback", new RequestDeployment(console, clock, Action.ROLLBACK))
                .addSubcommand("override", new RequestDeployment(console, clock, Action.OVERRIDE))
                .addSubcommand("review", new ReviewOverride(console, clock))
                .addSubcommand("list", new ListDeployments(console, clock))
                .addSubcommand("show", new ShowDeployment(console, clock))
                .addSubcommand("diff", new DiffDeployment(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
