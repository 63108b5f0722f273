package dev.gatehouse.cli.ledger;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.WebSource;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --ledger}. */
public final class LedgerPlace {

    /** The folder of the ledger in a repository's Git directory. */
    public static final String IN_REPOSITORY = "gatehouse";

    @Option(
            names = "--ledger",
            paramLabel = "DIR|URL",
            order = 1,
            description = "Where the ledger is: the folder that `init` made, or a folder or an http address of its"
                    + " public part. Unless given, the folder `gatehouse` in the repository's Git directory.")
    private @Nullable String ledger;

    /** As it was given; null where it was not. */
    public @Nullable String given() {
        return ledger;
    }

    private static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /**
     * The folder of a ledger of one's own, whether or not there is one.
     *
     * @throws InvalidInput where an address is given, or nothing and there is no repository
     */
    LedgerFolder folder() {
        if (ledger == null) {
            GitDirectory repository = GitDirectory.around(Path.of(""));
            if (repository == null) {
                throw new InvalidInput("no repository here", null, null, "Name the ledger with --ledger DIR.");
            }
            return new LedgerFolder(repository.common().resolve(IN_REPOSITORY));
        }
        return folder(ledger);
    }

    /** The folder of a name. */
    public static LedgerFolder folder(String name) {
        if (isAddress(name)) {
            throw new InvalidInput(
                    "--ledger " + name + " can only be read", null, null, "Name the folder that `ledger init` made.");
        }
        if (name.isBlank()) {
            throw new InvalidInput("--ledger names nothing", null, null, "Write --ledger DIR.");
        }
        try {
            return new LedgerFolder(Path.of(name));
        } catch (InvalidPathException none) {
            throw new InvalidInput("no folder can be named " + name);
        }
    }

    /**
     * The folder of a ledger that is there.
     *
     * @throws InvalidInput where there is none
     */
    LedgerFolder existing() {
        LedgerFolder folder = folder();
        if (!folder.exists()) {
            throw missing(folder.root());
        }
        return folder;
    }

    /** What is said where there is no ledger. */
    public static InvalidInput missing(Path folder) {
        return new InvalidInput(
                "there is no ledger in " + folder, null, null, "Make one: gatehouse ledger init --ledger " + folder);
    }

    /**
     * Reads the ledger's checkpoint.
     *
     * @throws InvalidInput where there is no ledger
     * @throws MalformedLog where its checkpoint is none
     */
    LedgerReader reader() throws IOException, MalformedLog {
        if (ledger != null && isAddress(ledger)) {
            try {
                return LedgerReader.of(new WebSource(URI.create(ledger)));
            } catch (IllegalArgumentException none) {
                throw new InvalidInput("--ledger " + ledger + " is no address");
            }
        }
        LedgerFolder folder = folder();
        if (folder.exists()) {
            return LedgerReader.of(folder);
        }
        for (Path each : new Path[] {folder.log(), folder.root()}) {
            if (Files.exists(each.resolve("checkpoint"))) {
                return LedgerReader.of(new FolderSource(each));
            }
        }
        throw missing(folder.root());
    }
}
