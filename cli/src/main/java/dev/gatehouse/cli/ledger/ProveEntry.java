package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.tile.TileReader;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse ledger prove}. */
@Command(
        name = "prove",
        description = "Prove that an entry is in the ledger, or that the ledger goes on from an older size.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger prove 17 --output entry-17.tlog-proof     C2SP tlog-proof",
            "  gatehouse ledger prove --from 12                           a consistency proof, in JSON"
        })
final class ProveEntry implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Parameters(arity = "0..1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private @Nullable Long index;

    @Option(names = "--from", paramLabel = "SIZE", order = 2, description = "How many entries the ledger had then.")
    private @Nullable Long from;

    ProveEntry(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if ((index == null) == (from == null)) {
            throw new InvalidInput(
                    "either an INDEX or --from SIZE", null, null, "For example: gatehouse ledger prove 17");
        }
        try {
            LedgerReader reader = place.reader();
            long size = reader.checkpoint().size();
            long asked = index != null ? index : from == null ? 0 : from;
            if (asked < 0 || asked > size || index != null && asked == size) {
                throw new InvalidInput(
                        "there is no " + (index != null ? "entry " : "size ") + asked + ": the ledger has " + size);
            }
            String text = index != null ? reader.prove(asked).text() : consistency(reader, asked);
            Output.write(common, console, List.of("text"), format -> text);
            return ExitCode.CLEAN;
        } catch (MalformedLog broken) {
            console.err().println("gatehouse: no proof: " + broken.why());
            return ExitCode.FINDINGS;
        }
    }

    private static String consistency(LedgerReader reader, long older) throws IOException, MalformedLog {
        TileReader tiles = new TileReader(reader.source(), reader.checkpoint().size());
        return CanonicalJson.write(Map.of(
                        "origin", reader.checkpoint().origin(),
                        "older", older,
                        "olderRoot", tiles.frontier(older).root().toString(),
                        "newer", reader.checkpoint().size(),
                        "newerRoot", reader.checkpoint().root().toString(),
                        "path",
                                tiles.consistency(older).stream()
                                        .map(Hash::toString)
                                        .toList()))
                + "\n";
    }
}
