package dev.gatehouse.cli.access.review;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.report.digest.Plain;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse access review show}. */
@Command(
        name = "show",
        description = "Show the grants of a campaign, with their evidence and what was decided.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access review show 2026-q4 --reviewer \"Ada Example\" --open",
            "",
            "Exit code: 0 shown, 1 it is overdue, 2 a wrong call or input."
        })
final class ShowReview implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private CampaignOptions campaigns = new CampaignOptions();

    @Option(names = "--reviewer", paramLabel = "PERSON", order = 1, description = "Only what they review.")
    private @Nullable String reviewer;

    @Option(names = "--open", order = 2, description = "Only what is not decided.")
    private boolean open;

    ShowReview(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        CampaignFolder files = campaigns.files();
        String name = campaigns.name();
        Campaign campaign = files.read(name);
        Map<String, Decided> decided = files.decided(campaign);
        LocalDate today = LocalDate.ofInstant(common.at(clock.instant()), ZoneOffset.UTC);
        boolean closed = Files.exists(files.record(name));
        boolean overdue = !closed && today.isAfter(campaign.due());
        say("Review  " + campaign.name() + " · " + decided.size() + " of "
                + campaign.grants().size() + " decided · "
                + (closed ? "closed" : (overdue ? "OVERDUE since " : "due on ") + campaign.due()));
        for (Campaign.Granted each : campaign.grants()) {
            Decided what = decided.get(each.id());
            if (reviewer != null && !reviewer.equals(each.reviewer()) || open && what != null) {
                continue;
            }
            say("");
            say("  " + each.id() + "  " + each.person()
                    + (each.person().equals(each.account()) ? "" : " (" + each.account() + ")") + ": " + each.gives());
            say("      how     " + way(each) + ", " + each.source());
            say("      used    " + each.lastActivity() + "; the smallest role that would do: " + each.sufficient());
            say("      review  "
                    + (what == null
                            ? each.reviewer() + " has not decided"
                            : each.reviewer() + ": " + what.decision()
                                    + (what.to().isEmpty() ? "" : " to " + what.to())
                                    + (what.until().isEmpty() ? "" : " until " + what.until())
                                    + (what.reason().isEmpty() ? "" : ", " + what.reason())));
        }
        console.out().flush();
        return overdue ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static String way(Campaign.Granted grant) {
        return switch (grant.way()) {
            case DIRECT -> "given directly";
            case TEAM -> "as member of team " + grant.holder();
            case OWNER -> "as owner of " + grant.holder();
        };
    }

    private void say(String line) {
        String text = Plain.lines(line.replace('\n', ' '));
        console.out().println(console.unicode() ? text : text.replace("·", "-"));
    }
}
