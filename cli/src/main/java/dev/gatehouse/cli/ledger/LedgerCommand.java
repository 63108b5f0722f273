package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.Console;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gatehouse ledger}. */
@Command(
        name = "ledger",
        description = "The append-only log of what was decided and done, which anyone can check.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger init --origin example.com/deploy    prints the verifier key",
            "  gatehouse ledger show",
            "  gatehouse ledger verify --key example.com/deploy+1f2e3d4c+AQ…",
            "  gatehouse ledger prove 17 >entry-17.tlog-proof"
        })
public final class LedgerCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LedgerCommand(Console console) {
        this.console = console;
    }

    /** The command with those below it. */
    public static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new LedgerCommand(console))
                .addSubcommand(new InitLedger(console, clock))
                .addSubcommand(new ShowLedger(console))
                .addSubcommand(new VerifyLedger(console))
                .addSubcommand(new ProveEntry(console))
                .addSubcommand(new ShowCheckpoint(console))
                .addSubcommand(new ExportLedger(console))
                .addSubcommand(new AttestDocument(console, clock))
                .addSubcommand(new EraseSubject(console, clock));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.out());
    }
}
