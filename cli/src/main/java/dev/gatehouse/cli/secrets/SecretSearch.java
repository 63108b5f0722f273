package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.secrets.known.KnownFindings;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.connectors.verification.SecretVerifier;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.index.IndexFile;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.history.HistoryOptions;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.secret.SecretRun;
import dev.gatehouse.report.digest.Plain;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One search for secrets, from what was asked for to what is reported. */
final class SecretSearch {

    private static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "stdin";

    private final String where;
    private final ScanExtent extent;
    private final Confidence least;
    private final Console console;
    private final boolean quiet;
    private final Consumer<String> progress;

    SecretSearch(
            String where,
            ScanExtent extent,
            Confidence least,
            Console console,
            boolean quiet,
            Consumer<String> progress) {
        this.where = where;
        this.extent = extent;
        this.least = least;
        this.console = console;
        this.quiet = quiet;
        this.progress = progress;
    }

    /**
     * What a search came to.
     *
     * @param undone what could not be searched, each with why
     */
    record Outcome(SecretRun run, List<String> undone) {}

    Outcome run(@Nullable Path config, @Nullable Path baselineReport, Instant at) {
        extent.check();
        if (where.equals(STANDARD_INPUT)) {
            noHistoryIn("standard input");
            return report(inputOf(config), STANDARD_INPUT_NAME, known(null, baselineReport), at);
        }
        Path path = path();
        if (Files.isRegularFile(path)) {
            noHistoryIn("a file");
            return report(fileOf(path, config), where, known(null, baselineReport), at);
        }
        GitDirectory here = GitDirectory.at(path);
        if (here != null && here.workTree() == null && (extent.worktree() || extent.staged())) {
            throw new InvalidInput(
                    where + " is a bare repository, which has " + (extent.staged() ? "no index" : "no files")
                            + " of its own",
                    null,
                    null,
                    "Leave out " + (extent.staged() ? "--staged" : "--worktree") + ": its history is searched.");
        }
        if (extent.staged() || extent.since() != null || extent.range() != null) {
            return ofCommits(path, config, baselineReport, at);
        }
        GitDirectory whole = extent.worktree() ? null : repositoryOf(path);
        if (whole != null) {
            Ruleset ruleset = ruleset(config, whole.workTree());
            KnownFindings known = known(whole.workTree(), baselineReport);
            return report(history(whole, ruleset, known), where, known, at);
        }
        try (Target target = Target.open(where, progress)) {
            Path top = target.folder().orElse(null);
            Ruleset ruleset = ruleset(config, top);
            KnownFindings known = known(top, baselineReport);
            if (target.repository().isEmpty()) {
                noHistoryIn(where + ", which is no repository (" + target.noHistory() + ")");
                if (!extent.worktree() && GitDirectory.around(path) != null) {
                    say("no history was searched: " + target.noHistory());
                }
            }
            return report(search(target, ruleset, known), target.name(), known, at);
        }
    }

    /**
     * The repository that a path is, or whose work tree it is, or whose index has files of it; the connector is asked
     * about any other.
     */
    private static @Nullable GitDirectory repositoryOf(Path path) {
        try {
            Path real = path.toRealPath();
            GitDirectory at = GitDirectory.at(real);
            GitDirectory around = at == null ? GitDirectory.around(real) : at;
            Path top = around == null ? null : around.workTree();
            return at == null && around != null && (top == null || !has(around, top.toRealPath(), real))
                    ? null
                    : around;
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Whether the index has a file of a folder. */
    private static boolean has(GitDirectory directory, Path top, Path folder) {
        String prefix = top.relativize(folder).toString().replace(File.separatorChar, '/') + "/";
        return IndexFile.read(directory, Limits.DEFAULT, new Problems(1)).stream()
                .anyMatch(entry -> entry.path().startsWith(prefix));
    }

    private Outcome ofCommits(Path path, @Nullable Path config, @Nullable Path baselineReport, Instant at) {
        GitDirectory directory = GitDirectory.around(path);
        if (directory == null) {
            noHistoryIn(where + ", which is no repository");
            throw new IllegalStateException(where);
        }
        Path top = directory.workTree();
        KnownFindings known = known(top, baselineReport);
        try (Changes changes = new Changes(directory, new ContentSearch(ruleset(config, top)))) {
            return report(searched(changes), where, known, at);
        }
    }

    private Searched searched(Changes changes) {
        String since = extent.since();
        String range = extent.range();
        if (since != null) {
            return changes.range(since, "HEAD", "--since");
        }
        if (range != null) {
            int dots = range.indexOf("..");
            return changes.range(range.substring(0, dots), range.substring(dots + 2), "--range");
        }
        String index = console.environment().getOrDefault("GIT_INDEX_FILE", "");
        return changes.staged(index.isEmpty() ? null : Path.of(index));
    }

    private Searched search(Target target, Ruleset ruleset, KnownFindings known) {
        GitDirectory directory =
                target.repository().isEmpty() || extent.worktree() ? null : GitDirectory.around(Path.of(where));
        return directory == null
                ? files(new ContentSearch(ruleset))
                        .tree(target.files(), target.folder().orElse(null))
                : history(directory, ruleset, known);
    }

    private Searched history(GitDirectory directory, Ruleset ruleset, KnownFindings known) {
        return new HistorySearch(directory, ruleset, progress, this::say)
                .run(HistoryOptions.of(extent.unreachable(), extent.threads()).withCache(extent.cache()), known);
    }

    private void say(String line) {
        if (!quiet) {
            console.err().println("gatehouse: " + Plain.line(line));
        }
    }

    private FileSearch files(ContentSearch search) {
        return new FileSearch(search, extent.threads(), progress);
    }

    private void noHistoryIn(String what) {
        if (!extent.ofHistory().isEmpty()) {
            throw new InvalidInput(
                    extent.ofHistory().getFirst() + " asks for a repository's history, but there is none in " + what,
                    null,
                    null,
                    "Leave it out, or name a repository.");
        }
        notRemembered();
    }

    private void notRemembered() {
        if (extent.cache() != null) {
            say("only the search of a repository's whole history is remembered; the cache is not used");
        }
    }

    private Path path() {
        try {
            Path path = Path.of(where);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException noPath) {
            // Said below.
        }
        throw new InvalidInput(
                "no such folder: " + where,
                null,
                null,
                "`secrets scan` takes a repository, a folder, a file, or - for standard input.");
    }

    private Searched inputOf(@Nullable Path config) {
        try {
            return files(new ContentSearch(ruleset(config, null))).stream(console.in(), STANDARD_INPUT_NAME);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Searched fileOf(Path path, @Nullable Path config) {
        try (InputStream in = Files.newInputStream(path)) {
            return files(new ContentSearch(ruleset(config, null))).stream(in, where);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + where + ": " + unreadable.getMessage());
        }
    }

    private KnownFindings known(@Nullable Path top, @Nullable Path baselineReport) {
        return KnownFindings.of(top, extent.ignored(), baselineReport, console, quiet);
    }

    private Ruleset ruleset(@Nullable Path config, @Nullable Path top) {
        return Ruleset.of(
                Configurations.of(config, top, console, quiet).configuration(),
                least,
                KeywordSearches.of(console.environment()));
    }

    private Outcome report(Searched searched, String target, KnownFindings known, Instant at) {
        Findings findings;
        try (SecretVerifier verifier = extent.verify() ? new SecretVerifier(extent.verifyAddresses()) : null) {
            if (verifier != null) {
                progress.accept("asking services");
            }
            findings = Findings.of(searched, known, verifier);
        }
        Harmless harmless = new Harmless(searched.names());
        SecretRun run = new SecretRun(
                target,
                searched.extent(),
                at,
                findings.found(),
                harmless.coverage(searched.coverage()),
                harmless.files(searched.files()),
                findings.known());
        return new Outcome(run, searched.undone().stream().map(harmless::text).toList());
    }
}
