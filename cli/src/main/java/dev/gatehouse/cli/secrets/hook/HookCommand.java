package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse hook}. */
@Command(
        name = "hook",
        description = "What Git's hooks run: searches what is about to come in for secrets.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  exec gatehouse hook pre-receive     in hooks/pre-receive of a bare repository",
            "  exec gatehouse hook pre-commit      in hooks/pre-commit",
            "  exec gatehouse hook pre-push \"$@\"   in hooks/pre-push",
            "",
            "`gatehouse secrets hook install` writes these files."
        })
public final class HookCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private HookCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console) {
        return new CommandLine(new HookCommand(console))
                .addSubcommand(new PreCommit(console))
                .addSubcommand(new PrePush(console))
                .addSubcommand(new PreReceive(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
