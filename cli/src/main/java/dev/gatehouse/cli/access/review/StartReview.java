package dev.gatehouse.cli.access.review;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.policy.Wildcard;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.cli.repair.ForgeOptions;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.report.digest.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse access review start}. */
@Command(
        name = "start",
        description = "Begin a campaign: every grant that is there, with its evidence, for its reviewer.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access review start 2026-q4 --reviewer \"Ada Example\" --reviewer \"Cy Example\" --due 2026-12-31",
            "  gatehouse access review start 2026-q4 --reviewer \"acme/deploy=Cy Example\" --reviewer \"Ada Example\"",
            "",
            "Of the reviewers that fit a grant the first one gets it who is not reviewing themselves.",
            "Exit code: 0 begun, 2 a wrong call or input, 3 not all grants could be seen, so that nothing is begun."
        })
final class StartReview implements Callable<Integer> {

    private static final Set<FactKind> NEEDED =
            Set.of(FactKind.MEMBER, FactKind.TEAM, FactKind.GRANT, FactKind.REPOSITORY);
    private static final int USUAL_DAYS = 30;

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ForgeOptions options = new ForgeOptions();

    @Mixin
    private CampaignOptions campaigns = new CampaignOptions();

    @Option(
            names = "--reviewer",
            paramLabel = "[PATTERN=]PERSON",
            required = true,
            order = 4,
            description = "Who reviews: a person of the baseline; with a pattern only repositories, teams or"
                    + " organisations of that name.")
    private List<String> reviewers = new ArrayList<>();

    @Option(names = "--due", paramLabel = "DATE", order = 5, description = "The last day; in 30 days unless given.")
    private String due = "";

    StartReview(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        LocalDate last = due.isEmpty() ? today.plusDays(USUAL_DAYS) : date(due);
        CampaignFolder files = campaigns.files();
        String name = campaigns.name();
        Path file = files.campaign(name);
        if (Files.exists(file)) {
            throw new InvalidInput(file + " exists already", null, null, "Give the campaign another name.");
        }
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        reviewers.forEach(each -> known(each.substring(each.indexOf('=') + 1), baseline, today));
        Snapshot snapshot;
        try (Progress progress = Progress.on(console, common.quiet())) {
            LiveForges live = options.forges(common, console, baseline, progress::say);
            snapshot = live.observe(at);
        }
        List<Coverage> gaps = snapshot.coverage().stream()
                .filter(each -> NEEDED.contains(each.kind()) && each.state() != Coverage.State.COMPLETE)
                .toList();
        if (!gaps.isEmpty()) {
            console.err().println("gatehouse: nothing was begun, as not all grants could be seen");
            gaps.forEach(gap -> console.err()
                    .println("  " + Plain.line(gap.source() + "  " + gap.kind().plural() + ": " + gap.reason())));
            return ExitCode.UNFINISHED;
        }
        List<Campaign.Granted> grants = new ArrayList<>();
        for (Campaign.Granted each : new GrantEvidence(baseline, snapshot).all()) {
            grants.add(reviewed(each));
        }
        files.prepare();
        String text = new Campaign(CampaignFolder.name(name), at.truncatedTo(ChronoUnit.SECONDS), last, grants).text();
        OutputFile.of(file).write(out -> out.write(text));
        console.out().println(file + ": " + grants.size() + " grants to certify until " + last + "; commit it");
        console.out().flush();
        return ExitCode.CLEAN;
    }

    private Campaign.Granted reviewed(Campaign.Granted grant) {
        Optional<String> reviewer = reviewers.stream()
                .filter(each ->
                        each.indexOf('=') < 0 || Wildcard.matches(each.substring(0, each.indexOf('=')), grant.holder()))
                .map(each -> each.substring(each.indexOf('=') + 1))
                .filter(person -> !person.equals(grant.person()))
                .findFirst();
        if (reviewer.isEmpty()) {
            throw new InvalidInput(
                    "nobody reviews " + grant.gives() + " of " + grant.person(),
                    null,
                    null,
                    "Name one more with --reviewer: nobody reviews themselves.");
        }
        return new Campaign.Granted(
                grant.id(),
                grant.source(),
                grant.way(),
                grant.account(),
                grant.person(),
                grant.holder(),
                grant.gives(),
                grant.permission(),
                grant.lastActivity(),
                grant.sufficient(),
                reviewer.get());
    }

    private static void known(String person, Baseline baseline, LocalDate today) {
        Optional<Person> found = baseline.people().stream()
                .filter(each -> each.name().equals(person))
                .findFirst();
        if (found.filter(each -> each.presentOn(today)).isEmpty()) {
            throw new InvalidInput(
                    person + " is nobody in `people` who is here", null, null, "Name reviewers as the baseline does.");
        }
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new InvalidInput(text + " is no date", null, null, "Write it as 2026-12-31.");
        }
    }
}
