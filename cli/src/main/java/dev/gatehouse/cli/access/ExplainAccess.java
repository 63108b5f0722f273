package dev.gatehouse.cli.access;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.repair.ForgeOptions;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse access explain}. */
@Command(
        name = "explain",
        description = "Say why someone has access to a repository, every way they come to it.",
        sortOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access explain ada acme/deploy --source github:acme",
            "",
            "Exit code: 0 there is access, 1 there is none, 3 it can't be told that there is none."
        })
final class ExplainAccess implements Callable<Integer> {

    private static final Set<FactKind> NEEDED =
            Set.of(FactKind.ORGANIZATION, FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT, FactKind.REPOSITORY);

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "PERSON", description = "A person of the baseline, or an account.")
    private String person = "";

    @Parameters(index = "1", paramLabel = "REPOSITORY", description = "organisation/name")
    private String repository = "";

    @Mixin
    private ForgeOptions options = new ForgeOptions();

    ExplainAccess(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (repository.indexOf('/') < 1) {
            throw new InvalidInput(
                    Plain.line(repository) + " is no repository", null, null, "Write it as organisation/name.");
        }
        Instant at = common.at(clock.instant());
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        Snapshot snapshot;
        try (Progress progress = Progress.on(console, common.quiet())) {
            snapshot = options.forges(common, console, baseline, progress::say).observe(at);
        }
        WaysIn ways = new WaysIn(baseline, snapshot);
        List<WaysIn.Way> found = ways.of(person, repository);
        List<String> unseen = new ArrayList<>(ways.untold());
        snapshot.coverage().stream()
                .filter(each -> NEEDED.contains(each.kind()) && each.state() != Coverage.State.COMPLETE)
                .forEach(each -> unseen.add(each.kind().plural() + " of " + each.source() + ": " + each.reason()));
        print(found, unseen);
        if (!found.isEmpty()) {
            return ExitCode.CLEAN;
        }
        return unseen.isEmpty() && ways.known(repository) ? ExitCode.FINDINGS : ExitCode.UNFINISHED;
    }

    private void print(List<WaysIn.Way> found, List<String> unseen) {
        String who = Plain.line(person) + " on " + Plain.line(repository);
        console.out()
                .println(
                        found.isEmpty()
                                ? who + ": no access seen"
                                : who + ": " + found.getFirst().permission());
        for (WaysIn.Way way : found) {
            console.out()
                    .println("  " + way.permission() + "  " + Plain.line(way.through() + " (" + way.source() + ")"));
        }
        for (String each : unseen) {
            console.out().println("  not seen  " + Plain.line(each));
        }
    }
}
