package dev.gatehouse.cli.signature;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse signature}. */
@Command(
        name = "signature",
        description = "Check signatures that people make with their SSH keys.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse signature verify --allowed-signers allowed_signers --signer ada@example.com \\",
            "      --signature request.json.sig request.json"
        })
public final class SignatureCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SignatureCommand(Console console) {
        this.console = console;
    }

    /** The command with the one below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new SignatureCommand(console)).addSubcommand(new VerifySignature(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
