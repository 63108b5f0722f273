package dev.gatehouse.cli.windows;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse windows}. */
@Command(
        name = "windows",
        description = "Maintenance windows and freezes: is one open, when does the next open, a calendar.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse windows check production                     may I deploy now?",
            "  gatehouse windows next production                      when next, and how long?",
            "  gatehouse windows show --windows project.yaml          the next two weeks",
            "  gatehouse windows show --format ics=windows.ics        for a calendar"
        })
public final class WindowsCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private WindowsCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new WindowsCommand(console))
                .addSubcommand(new CheckWindows(console, clock))
                .addSubcommand(new NextWindows(console, clock))
                .addSubcommand(new ShowWindows(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
