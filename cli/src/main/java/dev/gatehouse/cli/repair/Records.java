package dev.gatehouse.cli.repair;

import dev.gatehouse.cli.ledger.LedgerPlace;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where runs are recorded, so that they can be gone on with and taken back. */
public final class Records {

    private static final String ENDING = ".jsonl";
    private static final int SHORT = 12;
    private static final int CUT_SHORT = 1 << 16;

    private final Path folder;

    private Records(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder that is given; else one in the Git directory around, or in the home of whoever calls.
     *
     * @throws InvalidInput where there is none of them
     */
    static Records in(@Nullable Path given, Map<String, String> environment) {
        if (given != null) {
            return new Records(given);
        }
        GitDirectory repository = GitDirectory.around(Path.of(""));
        if (repository != null) {
            return new Records(
                    repository.common().resolve(LedgerPlace.IN_REPOSITORY).resolve("repairs"));
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!state.isEmpty()) {
            return new Records(Path.of(state, "gatehouse", "repairs"));
        }
        if (!home.isEmpty()) {
            return new Records(Path.of(home, ".local", "state", "gatehouse", "repairs"));
        }
        throw new InvalidInput("nowhere to record what is changed", null, null, "Name a folder with --records DIR.");
    }

    /** The run of a plan that did not come to its end, or the next one of that plan. */
    Journal.Run of(String digest, @Nullable String undoes, List<dev.gatehouse.plan.PlanFile.Source> sources)
            throws IOException {
        String id = digest.substring("sha256:".length(), "sha256:".length() + SHORT);
        int number = 0;
        while (true) {
            number++;
            String name = number == 1 ? id : id + "-" + number;
            if (!Files.exists(path(name))) {
                return new Journal.Run(name, digest, undoes, sources, List.of(), false);
            }
            if (Files.size(path(name)) < CUT_SHORT
                    && Files.readString(path(name)).indexOf('\n') < 0) {
                // Whatever ended it had begun nothing.
                Files.delete(path(name));
                number--;
                continue;
            }
            Journal.Run run = read(name);
            if (!run.plan().equals(digest)) {
                throw new IOException(path(name) + " is of another plan");
            }
            if (!run.ended()) {
                return run;
            }
        }
    }

    /**
     * A run by its id.
     *
     * @throws InvalidInput where there is none
     */
    Journal.Run find(String id) throws IOException {
        if (!id.matches("[0-9a-f]{12}(-[0-9]{1,6})?")) {
            throw new InvalidInput("no run can have the id " + id, null, null, known());
        }
        if (!Files.exists(path(id))) {
            throw new InvalidInput("no run " + id + " is recorded in " + folder, null, null, known());
        }
        return read(id);
    }

    private String known() throws IOException {
        List<String> ids = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(ENDING))
                        .map(name -> name.substring(0, name.length() - ENDING.length()))
                        .sorted()
                        .limit(20)
                        .forEach(ids::add);
            }
        }
        return ids.isEmpty()
                ? "Nothing is recorded there; --records DIR names another place."
                : "Recorded: " + String.join(", ", ids) + ".";
    }

    private Journal.Run read(String id) throws IOException {
        try {
            return Journal.read(path(id));
        } catch (MalformedJson wrong) {
            throw new InvalidInput(path(id) + " can't be read: " + wrong.why());
        }
    }

    Path path(String id) {
        return folder.resolve(id + ENDING);
    }

    /** Makes the folder, for its owner alone. */
    void prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    static void ownerOnly(Path file) throws IOException {
        restrict(file, "rw-------");
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    /** The ledger that is named, or the one in the Git directory around; empty where there is none. */
    public static Optional<LedgerFolder> ledger(@Nullable String given) {
        if (given != null) {
            LedgerFolder folder = LedgerPlace.folder(given);
            if (!folder.exists()) {
                throw LedgerPlace.missing(folder.root());
            }
            return Optional.of(folder);
        }
        GitDirectory repository = GitDirectory.around(Path.of(""));
        return Optional.ofNullable(repository)
                .map(there -> new LedgerFolder(there.common().resolve(LedgerPlace.IN_REPOSITORY)))
                .filter(LedgerFolder::exists);
    }
}
