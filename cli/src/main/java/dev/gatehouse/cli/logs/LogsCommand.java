package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse logs}. */
@Command(
        name = "logs",
        description = "Look through access logs: what does not belong, and who did what.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse logs detect audit.jsonl.gz auth.log",
            "  gatehouse logs detect --baseline gatehouse.yaml --format html=findings.html audit.json",
            "  gatehouse logs review --from 2026-06-01 --to 2026-07-01 --format html=june.html audit.json",
            "  gatehouse logs sign-off --from 2026-06-01 --to 2026-07-01 --key ~/.ssh/id_ed25519 audit.json",
            "  gatehouse logs search 'actor=ada and activity=write' audit.jsonl.gz"
        })
public final class LogsCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LogsCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new LogsCommand(console))
                .addSubcommand(new DetectCommand(console, clock))
                .addSubcommand(new ReviewCommand(console, clock))
                .addSubcommand(new SearchCommand(console, clock))
                .addSubcommand(new SignOffCommand(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
