package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse ledger export}. */
@Command(
        name = "export",
        description = "Print all entries, one line of JSON each, with index and hash; or copy the files that anyone may"
                + " see to a folder for a static web server.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger export --output ledger.jsonl",
            "  gatehouse ledger export --reveal       with names and reasons, as far as they can be read here",
            "  gatehouse ledger export --to /srv/www/ledger",
            "",
            "Exit code: 0 all of it, 1 the ledger is broken, 2 a wrong call or input."
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

    @Option(
            names = "--to",
            paramLabel = "DIR",
            order = 4,
            description = "Copy checkpoint, tiles and key there instead; only what is new, the checkpoint last.")
    private @Nullable Path to;

    ExportLedger(Console console) {
        this.console = console;
    }

    /** A ledger that turned out to be broken while it was written out. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(MalformedLog why) {
            super(why.why(), why);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (from < 0) {
            throw new InvalidInput("--from " + from + " is no index", null, null, "Entries are counted from 0.");
        }
        if (to != null) {
            if (reveal || from > 0) {
                throw new InvalidInput("--to copies all public files: it goes with neither --reveal nor --from");
            }
            int copied = PublicFiles.copy(place.existing().log(), to);
            console.out().println("copied  " + copied + " files to " + to);
            return ExitCode.CLEAN;
        }
        try {
            LedgerReader reader = place.reader();
            Output.stream(common, console, List.of("jsonl"), (format, out) -> export(reader, out));
            return ExitCode.CLEAN;
        } catch (MalformedLog | Broken broken) {
            String why = broken instanceof MalformedLog malformed ? malformed.why() : broken.getMessage();
            console.err().println("gatehouse: the ledger is broken: " + why + "; `ledger verify` tells more");
            return ExitCode.FINDINGS;
        }
    }

    private void export(LedgerReader reader, Appendable out) throws IOException {
        try {
            reader.texts(
                    from,
                    (index, text) -> out.append(EntryLine.of(reader, index, text, reveal))
                            .append('\n'));
        } catch (MalformedLog broken) {
            throw new Broken(broken);
        }
    }
}
