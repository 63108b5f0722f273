package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.secrets.Changes;
import dev.gatehouse.cli.secrets.Configurations;
import dev.gatehouse.cli.secrets.Findings;
import dev.gatehouse.cli.secrets.Searched;
import dev.gatehouse.cli.secrets.known.KnownFindings;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.secret.FoundSecret;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.SecretWords;
import dev.gatehouse.report.digest.Sentence;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the hooks have in common: search, say what was found on the error stream, stop Git or let it go on. */
final class HookRun {

    private static final int SHOWN = 20;

    @Option(
            names = "--config",
            paramLabel = "GITLEAKS.toml",
            description = "A gitleaks configuration; .gitleaks.toml at the work tree's top unless given.")
    private @Nullable Path config;

    /** As the command line says. */
    HookRun() {}

    /** With this configuration; null for what lies in the work tree. */
    HookRun(@Nullable Path config) {
        this.config = config;
    }

    /** The repository that Git runs the hook for. */
    static GitDirectory repository(Console console) {
        String named = console.environment().getOrDefault("GIT_DIR", "");
        GitDirectory directory = named.isEmpty() ? GitDirectory.around(Path.of("")) : GitDirectory.at(Path.of(named));
        if (directory == null) {
            throw new InvalidInput(
                    "no repository here",
                    null,
                    null,
                    "Git runs hooks in the repository; so has it to be done by hand.");
        }
        return directory;
    }

    /**
     * Searches.
     *
     * @param trusted where a configuration and known findings may lie; null where what comes in could have put them
     *     there
     * @param searching what is searched
     * @param refused what is not let through, for people
     */
    int run(
            Console console,
            GitDirectory directory,
            @Nullable Path trusted,
            Function<Changes, Searched> searching,
            String refused) {
        Ruleset ruleset =
                Ruleset.of(Configurations.of(config, trusted, console, true).configuration(), Confidence.MEDIUM);
        KnownFindings known = KnownFindings.of(trusted, null, null, console, true);
        try (Changes changes = new Changes(directory, new ContentSearch(ruleset))) {
            Searched searched = searching.apply(changes);
            List<FoundSecret> found = Findings.of(searched, known, null).found().stream()
                    .filter(f -> f.severity().atLeast(Severity.HIGH))
                    .toList();
            say(console.err(), found, searched, refused);
            if (found.isEmpty() && !searched.undone().isEmpty()) {
                console.err().println("gatehouse: what could not be read may hold a secret, and is not let through");
                return ExitCode.UNFINISHED;
            }
            return found.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
        }
    }

    private void say(PrintStream err, List<FoundSecret> found, Searched searched, String refused) {
        for (Coverage coverage : searched.coverage()) {
            if (coverage.state() != Coverage.State.COMPLETE) {
                err.println("gatehouse: " + Plain.line(new Harmless(searched.names()).text(coverage.reason())));
            }
        }
        if (found.isEmpty()) {
            return;
        }
        err.println("gatehouse: " + Sentence.count(found.size(), "secret", "secrets") + " found, " + refused);
        for (FoundSecret secret : found.subList(0, Math.min(SHOWN, found.size()))) {
            String place =
                    secret.place() == null ? secret.path() : secret.place().toString();
            err.println("  " + Plain.line(place, 300) + "  " + Plain.line(SecretWords.brief(secret), 300));
        }
        if (found.size() > SHOWN) {
            err.println("  and " + (found.size() - SHOWN) + " more");
        }
    }
}
