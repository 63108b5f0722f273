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
import picocli.CommandLine.Option;

/** {@code gatehouse ledger export}. */
@Command(
        name = "export",
        description = "Print all entries, one line of JSON each, with index and hash.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger export --output ledger.jsonl",
            "  gatehouse ledger export --reveal       with names and reasons, as far as they can be read here"
        })
final class ExportLedger implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Option(names = "--reveal", order = 2, description = "With personal data, as far as it can be read here.")
    private boolean reveal;

    @Option(names = "--from", paramLabel = "INDEX", order = 3, description = "From this entry on.")
    private long from;

    ExportLedger(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            LedgerReader reader = place.reader();
            List<String> texts = reader.texts(Math.max(0, from));
            Output.write(common, console, List.of("jsonl"), format -> {
                StringBuilder out = new StringBuilder();
                long index = Math.max(0, from);
                for (String text : texts) {
                    out.append(EntryLine.of(reader, index++, text, reveal)).append('\n');
                }
                return out.toString();
            });
            return ExitCode.CLEAN;
        } catch (MalformedLog broken) {
            console.err().println("gatehouse: the ledger is broken: " + broken.why() + "; `ledger verify` tells more");
            return ExitCode.FINDINGS;
        }
    }
}
