package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse ledger erase}. */
@Command(
        name = "erase",
        description = "Destroy the key of somebody's personal data, and say so in the ledger. Proofs stay right.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger erase \"Ada Example\"",
            "",
            "Copies of the folder `private` (backups) have the key still: they have to be dealt",
            "with too. Exit code: 0 erased, 2 nobody is called so."
        })
final class EraseSubject implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Parameters(paramLabel = "SUBJECT", description = "A name, or an id of entries.")
    private @Nullable String subject;

    EraseSubject(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        String wanted = Objects.requireNonNull(subject);
        try (Ledger ledger = Ledger.open(place.existing())) {
            String id = ledger.erase(wanted, common.at(clock.instant()));
            if (id == null) {
                throw new InvalidInput("the ledger knows nobody called " + wanted);
            }
            console.out().println("erased  subject " + id);
            return ExitCode.CLEAN;
        }
    }
}
