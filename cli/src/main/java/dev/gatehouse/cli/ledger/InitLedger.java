package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse ledger init}. */
@Command(
        name = "init",
        description = "Make a ledger and its key; print the key that others check it with.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger init",
            "  gatehouse ledger init --ledger /srv/ledger --origin example.com/deploy",
            "",
            "Of the folder, only `log` may be served; `private` holds the signing key and what",
            "tells who the people are. Exit code: 0 made, 2 there is one already."
        })
final class InitLedger implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            order = 2,
            description = "The name that it signs under, best an address without https://; unless given, from the"
                    + " folder's name.")
    private @Nullable String origin;

    InitLedger(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        LedgerFolder folder = place.folder();
        String name = origin == null ? name(folder.root()) : origin;
        if (!SignedNote.isName(name)) {
            throw new InvalidInput(
                    "--origin " + name + " is no name",
                    null,
                    null,
                    "It has no blanks and no +, as example.com/deploy.");
        }
        if (folder.exists()) {
            throw new InvalidInput("there is a ledger in " + folder.root());
        }
        if (!isFree(folder.root())) {
            throw new InvalidInput(
                    folder.root() + " holds something else",
                    null,
                    null,
                    "Name a folder that is empty, or that there is not yet.");
        }
        try {
            console.out().println(Ledger.create(folder, name, common.at(clock.instant())));
        } catch (MalformedLog refused) {
            throw new InvalidInput(refused.why());
        }
        if (!common.quiet()) {
            console.err()
                    .println("A ledger is in " + folder.root() + ". Keep the line above where the ledger is not:"
                            + " who has it can check all that is ever written here.");
        }
        return ExitCode.CLEAN;
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** The folder that holds the repository, in letters that a name may have. */
    private static String name(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        while (folder.getParent() != null && (folder.endsWith(LedgerPlace.IN_REPOSITORY) || folder.endsWith(".git"))) {
            folder = folder.getParent();
        }
        String last = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
        String sound = last.replaceAll("[^a-z0-9.-]", "-").replaceAll("\\.git$", "");
        return "gatehouse/" + (sound.isEmpty() ? "ledger" : sound);
    }
}
