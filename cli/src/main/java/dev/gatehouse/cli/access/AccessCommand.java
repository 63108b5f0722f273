package dev.gatehouse.cli.access;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.access.review.ReviewAccess;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse access}. */
@Command(
        name = "access",
        description = "Who reaches which repository on a forge, and why.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access explain ada acme/deploy --source github:acme",
            "  gatehouse access review start 2026-q4 --source github:acme --reviewer \"Ada Example\""
        })
public final class AccessCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private AccessCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new AccessCommand(console))
                .addSubcommand(new ExplainAccess(console, clock))
                .addSubcommand(ReviewAccess.line(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
