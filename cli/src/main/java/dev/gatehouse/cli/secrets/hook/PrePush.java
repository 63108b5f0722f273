package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.secrets.Changes;
import dev.gatehouse.cli.secrets.Searched;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.refs.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code gatehouse hook pre-push}: standard input has {@code local-ref local-id remote-ref remote-id} on each line. The
 * pre-commit framework gives two ids in variables instead.
 */
@Command(
        name = "pre-push",
        description = "Search the commits that are about to be pushed.",
        footerHeading = "%nExamples:%n",
        footer = {"  exec gatehouse hook pre-push \"$@\""})
final class PrePush implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HookRun run = new HookRun();

    @Parameters(index = "0", arity = "0..1", paramLabel = "REMOTE", description = "The remote's name.")
    private @Nullable String remote;

    /** Git says it too; it may hold a password, and is not needed. */
    @Parameters(index = "1", arity = "0..1", paramLabel = "URL", description = "Its address.")
    void url(String ignored) {}

    PrePush(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        GitDirectory directory = HookRun.repository(console);
        List<RefUpdate> updates = RefUpdate.ofPush(console);
        return run.run(
                console,
                directory,
                directory.workTree(),
                changes -> search(changes, updates),
                "so nothing is pushed" + (remote == null ? "" : " to " + remote)
                        + ". Take them out of the commits; where one is harmless, write gatehouse:allow on its line.");
    }

    /** What the remote has is known by its own branches here, and by what it says of those that are pushed. */
    private Searched search(Changes changes, List<RefUpdate> updates) {
        List<ObjectId> tips = new ArrayList<>();
        List<ObjectId> known = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        for (RefUpdate update : updates) {
            if (!update.after().isZero()) {
                tips.add(update.after());
                refs.add(update.ref());
            }
            if (!update.before().isZero() && changes.database().contains(update.before())) {
                known.add(update.before());
            }
        }
        String prefix = remote == null || remote.isEmpty() ? "refs/remotes/" : "refs/remotes/" + remote + "/";
        for (Reference reference : changes.references()) {
            if (reference.name().startsWith(prefix)) {
                known.add(reference.target());
            }
        }
        return changes.commits(tips, known, id -> false, refs);
    }
}
