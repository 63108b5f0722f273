package dev.gatehouse.cli.access.review;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.AccessCampaign;
import dev.gatehouse.plan.Reach;
import dev.gatehouse.report.digest.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse access review decide}. */
@Command(
        name = "decide",
        description = "Decide about a grant: keep it, for a time perhaps, reduce it, or remove it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access review decide 2026-q4 3f2a91c0 keep --until 2027-06-30 --reviewer \"Ada Example\"",
            "  gatehouse access review decide 2026-q4 3f2a91c0 reduce --to read --reviewer \"Ada Example\" --key ~/.ssh/id_ed25519",
            "",
            "Exit code: 0 decided, 2 a wrong call or input."
        })
final class DecideReview implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private CampaignOptions campaigns = new CampaignOptions();

    @Parameters(index = "1", paramLabel = "GRANT", description = "Its id, as show prints it.")
    private String grant = "";

    @Parameters(index = "2", paramLabel = "DECISION", description = "keep, reduce or remove.")
    private String decision = "";

    @Option(names = "--reviewer", paramLabel = "PERSON", required = true, order = 1, description = "Who decides.")
    private String reviewer = "";

    @Option(names = "--to", paramLabel = "PERMISSION", order = 2, description = "What it is reduced to.")
    private String to = "";

    @Option(names = "--until", paramLabel = "DATE", order = 3, description = "The last day that it is kept.")
    private String until = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            order = 5,
            description = "Your SSH key, which signs all that you decided so far; asked of whoever has keys in the"
                    + " baseline when the campaign is closed.")
    private @Nullable Path key;

    @Option(names = "--reason", paramLabel = "TEXT", order = 4, description = "Why.")
    private String reason = "";

    DecideReview(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        CampaignFolder files = campaigns.files();
        String name = campaigns.name();
        Campaign campaign = files.read(name);
        if (Files.exists(files.record(name))) {
            throw new InvalidInput("the campaign " + name + " is closed");
        }
        Campaign.Granted granted = campaign.grant(grant)
                .orElseThrow(() -> new InvalidInput(
                        "no grant " + grant + " in " + name, null, null, "gatehouse access review show " + name));
        if (!granted.reviewer().equals(reviewer)) {
            throw new InvalidInput(granted.reviewer() + " reviews it, not " + reviewer);
        }
        check(granted, LocalDate.ofInstant(at, ZoneOffset.UTC));
        SigningKey signing = key == null
                ? null
                : SigningKey.of(key, new Signers(Declared.here(common.baseline(), console.in(), at)), at)
                        .of(reviewer);
        List<Decided> decisions = new ArrayList<>();
        files.decided(campaign).values().stream()
                .filter(each ->
                        each.reviewer().equals(reviewer) && !each.grant().equals(grant))
                .forEach(decisions::add);
        decisions.add(new Decided(
                grant,
                reviewer,
                decision,
                to,
                until,
                reason,
                at.truncatedTo(ChronoUnit.SECONDS).toString()));
        files.write(
                campaign,
                reviewer,
                decisions,
                signing == null ? null : text -> signing.sign(AccessCampaign.DECISIONS_NAMESPACE, text));
        long open = campaign.grants().stream()
                .filter(each -> each.reviewer().equals(reviewer)
                        && decisions.stream().noneMatch(done -> done.grant().equals(each.id())))
                .count();
        console.out()
                .println(Plain.line(granted.person() + ", " + granted.gives() + ": " + decision + "; " + open
                        + " left for " + reviewer));
        console.out().flush();
        return ExitCode.CLEAN;
    }

    private void check(Campaign.Granted granted, LocalDate today) {
        switch (decision) {
            case "keep" -> {
                if (!until.isEmpty() && !StartReview.date(until).isAfter(today)) {
                    throw new InvalidInput("--until " + until + " is not in the future");
                }
                if (!until.isEmpty() && granted.way() != Campaign.Way.DIRECT) {
                    throw new InvalidInput(
                            "only what is given directly can end by itself",
                            null,
                            null,
                            "Remove it, or give it directly with until.");
                }
            }
            case "reduce" -> {
                if (granted.way() != Campaign.Way.DIRECT) {
                    throw new InvalidInput(
                            "only what is given directly can be reduced", null, null, "Remove it, or keep it.");
                }
                if (Reach.rank(to) < 1 || Reach.rank(to) >= Reach.rank(granted.permission())) {
                    throw new InvalidInput(
                            "--to has to be less than " + granted.permission(),
                            null,
                            null,
                            "Write --to read, for one.");
                }
            }
            case "remove" -> {
                // It needs nothing else.
            }
            default -> throw new InvalidInput("no decision " + decision, null, null, "Write keep, reduce or remove.");
        }
        if (!decision.equals("reduce") && !to.isEmpty() || !decision.equals("keep") && !until.isEmpty()) {
            throw new InvalidInput("--to belongs to reduce, and --until to keep");
        }
    }
}
