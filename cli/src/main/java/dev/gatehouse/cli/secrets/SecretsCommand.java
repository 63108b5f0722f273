package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.hooks.HookInstallation;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse secrets}. */
@Command(
        name = "secrets",
        description = "Search for secrets, and keep them from getting in.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse secrets scan                    the whole history of the repository I am in",
            "  gatehouse secrets scan --worktree ../app  its files only",
            "  gatehouse secrets hook install            look before every commit and push"
        })
public final class SecretsCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SecretsCommand(Console console) {
        this.console = console;
    }

    /**
     * The command with those below it, or with one alone, since each takes time to make.
     *
     * @param called what follows the command; empty where nothing does
     */
    public static CommandLine line(Console console, Clock clock, String called) {
        CommandLine line = new CommandLine(new SecretsCommand(console)).addSubcommand(new ScanCommand(console, clock));
        return called.equals("scan")
                ? line
                : line.addSubcommand(new DetectorsCommand(console)).addSubcommand(HookInstallation.line(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
