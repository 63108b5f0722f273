package dev.gatehouse.cli.secrets;

import dev.gatehouse.model.InvalidInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is searched, and with what. */
final class ScanExtent {

    private static final int MOST_THREADS = 256;

    @Option(
            names = "--since",
            paramLabel = "REV",
            order = 30,
            description = "Only what commits after REV brought; REV is a commit, a branch or a tag.")
    private @Nullable String since;

    @Option(
            names = "--range",
            paramLabel = "A..B",
            order = 31,
            description = "Only what commits of B that A has not brought.")
    private @Nullable String range;

    @Option(names = "--staged", order = 32, description = "Only what is about to be committed.")
    private boolean staged;

    @Option(names = "--worktree", order = 33, description = "Files only, no history.")
    private boolean worktree;

    @Option(names = "--unreachable", order = 34, description = "Also objects that no ref reaches.")
    private boolean unreachable;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            order = 35,
            description = "A folder in which to remember which file versions have no secret, so that the next search of"
                    + " the whole history reads only new ones.")
    private @Nullable Path cache;

    @Option(
            names = {"-i", "--gitleaks-ignore-path"},
            paramLabel = "PATH",
            order = 35,
            description = "A .gitleaksignore besides that of what is searched, or its folder; here unless given.")
    private Path ignored = Path.of(".");

    @Option(names = "--threads", paramLabel = "N", order = 36, description = "All cores unless given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--verify",
            order = 40,
            description = "Ask the services that take a secret whether they still do. Shows them the secret.")
    private boolean verify;

    @Option(
            names = "--verify-url",
            paramLabel = "NAME=URL",
            order = 41,
            description = "Where a service is: github=https://github.example.com/api/v3")
    private List<String> verifyAddresses = new ArrayList<>();

    boolean verify() {
        return verify;
    }

    List<String> verifyAddresses() {
        return List.copyOf(verifyAddresses);
    }

    @Nullable
    String since() {
        return since;
    }

    @Nullable
    String range() {
        return range;
    }

    boolean staged() {
        return staged;
    }

    boolean worktree() {
        return worktree;
    }

    boolean unreachable() {
        return unreachable;
    }

    @Nullable
    Path cache() {
        return cache;
    }

    /** Where an ignore list lies besides that of what is searched. */
    Path ignored() {
        return ignored;
    }

    int threads() {
        return threads;
    }

    /** What asks for a part of history, as written. */
    List<String> ofHistory() {
        List<String> named = new ArrayList<>();
        if (since != null) {
            named.add("--since");
        }
        if (range != null) {
            named.add("--range");
        }
        if (staged) {
            named.add("--staged");
        }
        if (unreachable) {
            named.add("--unreachable");
        }
        return named;
    }

    /**
     * Checks that what was asked for goes together.
     *
     * @throws InvalidInput where it does not
     */
    void check() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidInput("--threads " + threads + " is no number of threads", null, null, "Use 1 to 256.");
        }
        List<String> parts = new ArrayList<>(ofHistory());
        parts.remove("--unreachable");
        if (worktree) {
            parts.add("--worktree");
        }
        if (parts.size() > 1 || unreachable && !parts.isEmpty()) {
            parts = unreachable ? new ArrayList<>(parts) : parts;
            if (unreachable) {
                parts.add("--unreachable");
            }
            throw new InvalidInput(
                    String.join(" and ", parts) + " do not go together",
                    null,
                    null,
                    "Each of them says which part is searched; give one.");
        }
        if (cache != null && !parts.isEmpty()) {
            throw new InvalidInput(
                    "--cache and " + parts.getFirst() + " do not go together",
                    null,
                    null,
                    "Only a search of the whole history is remembered.");
        }
        if (!verify && !verifyAddresses.isEmpty()) {
            throw new InvalidInput(
                    "--verify-url says where to ask, but --verify is missing",
                    null,
                    null,
                    "Add --verify, or leave the address out.");
        }
        if (since != null && since.isBlank()) {
            throw new InvalidInput(
                    "--since is empty: nothing would be searched",
                    null,
                    null,
                    "Name a commit, a branch or a tag; a variable may not be set.");
        }
        if (range != null && range.contains("...")) {
            throw new InvalidInput(
                    "--range " + range + " has three dots, which ask for what either side has and the other has not",
                    null,
                    null,
                    "Write two: --range " + range.replace("...", ".."));
        }
        if (range != null && !range.contains("..")) {
            throw new InvalidInput(
                    "--range " + range + " is no range", null, null, "Write two revisions: --range main..feature");
        }
    }
}
