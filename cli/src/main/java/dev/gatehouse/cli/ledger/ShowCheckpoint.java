package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.LedgerReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse ledger checkpoint}. */
@Command(
        name = "checkpoint",
        description = "Print the signed checkpoint: keep it elsewhere, and nobody can set the ledger back unseen.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger checkpoint --output checkpoint-2026-06-01",
            "  gatehouse ledger verify --key … --known checkpoint-2026-06-01"
        })
final class ShowCheckpoint implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    ShowCheckpoint(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            LedgerReader reader = place.reader();
            Output.write(
                    common, console, List.of("text"), format -> reader.note().note());
            return ExitCode.CLEAN;
        } catch (MalformedLog broken) {
            console.err().println("gatehouse: the checkpoint is malformed: " + broken.why());
            return ExitCode.FINDINGS;
        }
    }
}
