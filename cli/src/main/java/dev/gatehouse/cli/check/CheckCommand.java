package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.FailOn;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.connectors.gitea.ServerFiles;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.Judge;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse check}. */
@Command(
        name = "check",
        description = "Judge a GitOps repository against the nine practices.",
        sortOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse check                                 the repository I am in",
            "  gatehouse check ../deploy --all",
            "  gatehouse check https://github.com/acme/deploy --format html=report.html",
            "  gatehouse check --format json --output report.json --fail-on never",
            "  gatehouse check --worktree --strict             in a pull request",
            "",
            "Exit code: 0 clean, 1 findings at or above --fail-on, 2 a wrong call or input,",
            "3 could not finish."
        })
public final class CheckCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private FailOn failOn = new FailOn();

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH|URL",
            defaultValue = ".",
            description = "A folder, a bare repository, or a repository's URL (https, ssh, file).")
    private String where = ".";

    @Option(names = "--strict", order = 2, description = "What could not be told counts as a finding.")
    private boolean strict;

    @Option(names = "--worktree", order = 3, description = "Files only, no history.")
    private boolean worktree;

    @Option(names = "--all", order = 4, description = "Show every finding.")
    private boolean all;

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            order = 5,
            description = "The clusters' Kubernetes version, for example 1.34.")
    private @Nullable String kubeVersion;

    @Option(
            names = "--source",
            paramLabel = "TYPE:NAME",
            order = 6,
            description = "A live system: github:ORG, gitlab:GROUP or gitea:ORG.")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--api",
            paramLabel = "URL",
            order = 6,
            description = "The server of --source; the public service unless given.")
    private @Nullable String api;

    @Option(
            names = "--token",
            paramLabel = "PLACE",
            order = 6,
            description = "Where the token of --source is found, never the token: env:NAME, file:PATH, command:PROGRAM,"
                    + " app:ID:KEYFILE; GITHUB_TOKEN, GITLAB_TOKEN or GITEA_TOKEN unless given.")
    private @Nullable String token;

    @Option(
            names = "--gitea-users",
            paramLabel = "FILE",
            order = 6,
            description = "What `gitea admin user list` printed: second factors, which Gitea's API does not tell.")
    private @Nullable Path giteaUsers;

    @Option(
            names = "--gitea-config",
            paramLabel = "FILE",
            order = 6,
            description = "Gitea's app.ini: whether a second factor is required, and who may sign up.")
    private @Nullable Path giteaConfig;

    @Option(
            names = "--list-files",
            order = 7,
            description = "List each file and the reader that took it, or why none did; judge nothing.")
    private boolean listFiles;

    /** Reads standard streams and the time from where it is told. */
    public CheckCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        Instant at = common.at(clock.instant());
        Optional<Severity> threshold = failOn.threshold();
        Reports reports = Reports.planned(common.formats(), common.output());
        ServerFiles serverFiles = ServerFiles.read(giteaUsers, giteaConfig);
        LiveSources live = LiveSources.read(sources, api, token, console.environment(), common.baseline() != null);
        try (Progress progress = Progress.on(console, common.quiet());
                Target target = Target.open(where, progress::say)) {
            Baseline baseline = Declared.of(target, common.baseline(), console.in(), kubeVersion, at);
            Observation observation = new Observation(baseline, live, !worktree, progress::say);
            Snapshot snapshot = serverFiles.complete(observation.of(target, at));
            if (listFiles) {
                progress.clear();
                FileList.print(snapshot, console);
                return ExitCode.CLEAN;
            }
            progress.say("judging");
            Judgement judgement = new Judge().judge(baseline, snapshot);
            progress.clear();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            reports.write(
                    new Harmless(SecretInspector.names()).judgement(judgement),
                    new Surroundings(console, common.noColor(), elapsed, threshold, all));
            return exitCode(judgement, threshold);
        }
    }

    private int exitCode(Judgement judgement, Optional<Severity> threshold) {
        boolean found = threshold.isPresent()
                && judgement.findings().stream()
                        .filter(f -> switch (f.verdict()) {
                            case FAIL -> true;
                            case UNKNOWN -> strict;
                            case PASS, WAIVED, NOT_APPLICABLE -> false;
                        })
                        .anyMatch(f -> f.severity().atLeast(threshold.get()));
        return found ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}
