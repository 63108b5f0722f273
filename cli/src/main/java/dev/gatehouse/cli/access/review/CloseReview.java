package dev.gatehouse.cli.access.review;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.writing.BaselineEdit;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.OutputFile;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.repair.Records;
import dev.gatehouse.cli.signature.SigningKey;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.Ledger;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.Personal;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.access.AccessCampaign;
import dev.gatehouse.plan.PlanFile;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse access review close}. */
@Command(
        name = "close",
        description = "Close a campaign once all is decided: change the baseline by it, and sign a record of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse access review close 2026-q4 --key ~/.ssh/id_ed25519",
            "",
            "What is kept until a day, reduced or removed is changed in gatehouse.yaml, in place; gatehouse plan then",
            "shows what that does to the forge. Commit the baseline, the record and its signature.",
            "Exit code: 0 closed, 2 a wrong call or input, 3 not all is decided, so that nothing is written."
        })
final class CloseReview implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private CampaignOptions campaigns = new CampaignOptions();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            order = 1,
            description = "Your SSH key: the private one, or the public one of a key in your agent.")
    private Path key = Path.of("");

    @Option(names = "--ledger", paramLabel = "DIR", order = 2, description = "The ledger that gets an entry.")
    private @Nullable String ledger;

    CloseReview(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Instant at = common.at(clock.instant());
        CampaignFolder files = campaigns.files();
        String name = campaigns.name();
        Campaign campaign = files.read(name);
        Path recordFile = files.record(name);
        if (Files.exists(recordFile)) {
            throw new InvalidInput("the campaign " + name + " is closed already");
        }
        Map<String, Decided> decided = files.decided(campaign);
        List<Campaign.Granted> open = campaign.grants().stream()
                .filter(each -> !decided.containsKey(each.id()))
                .toList();
        if (!open.isEmpty()) {
            console.err().println("gatehouse: nothing was written: " + open.size() + " grants are not decided");
            open.stream()
                    .limit(20)
                    .forEach(each -> console.err()
                            .println("  "
                                    + Plain.line(each.id() + "  " + each.person() + ", " + each.gives() + ": "
                                            + each.reviewer())));
            return ExitCode.UNFINISHED;
        }
        Baseline baseline = Declared.here(common.baseline(), console.in(), at);
        Signers known = new Signers(baseline);
        SigningKey signing = SigningKey.of(key, known, at);
        String closer = signing.owner().name();
        Map<String, String> signers = files.signers(campaign, known, at);
        List<String> byHand = new ArrayList<>();
        Map<Path, String> edited = edited(baseline, campaign, decided, byHand);
        check(baseline, edited, at);
        String text = record(files, campaign, decided, signers, closer, at);
        String signature = signing.sign(AccessCampaign.NAMESPACE, text);
        edited.forEach((file, content) -> OutputFile.of(file).write(out -> out.write(content)));
        OutputFile.of(recordFile).write(out -> out.write(text));
        OutputFile.of(recordFile.resolveSibling(recordFile.getFileName() + ".sig"))
                .write(out -> out.write(signature));
        enter(campaign, decided, closer, text);
        console.out()
                .println(recordFile + ": " + closer + " closed it, "
                        + decided.values().stream()
                                .filter(each -> !each.decision().equals("keep"))
                                .count() + " of "
                        + decided.size() + " grants change");
        edited.keySet().forEach(file -> console.out().println(file + ": changed; gatehouse plan shows what follows"));
        byHand.forEach(each -> console.out().println("by hand  " + Plain.line(each)));
        console.out().flush();
        return ExitCode.CLEAN;
    }

    private static String record(
            CampaignFolder files,
            Campaign campaign,
            Map<String, Decided> decided,
            Map<String, String> signers,
            String closer,
            Instant at) {
        return CanonicalJson.write(Map.of(
                        "schema", AccessCampaign.RECORD_SCHEMA,
                        "campaign", campaign.name(),
                        "digest", PlanFile.digest(files.campaignText(campaign.name())),
                        "closer", closer,
                        "signers", signers,
                        "closedAt", at.truncatedTo(ChronoUnit.SECONDS).toString(),
                        "decisions",
                                new TreeMap<>(decided)
                                        .values().stream().map(Decided::entry).toList()))
                + "\n";
    }

    /** The baseline's files as they are to be. */
    private static Map<Path, String> edited(
            Baseline baseline, Campaign campaign, Map<String, Decided> decided, List<String> byHand)
            throws IOException {
        Map<Path, String> edited = new LinkedHashMap<>();
        for (Campaign.Granted grant : campaign.grants()) {
            Decided what = decided.get(grant.id());
            if (what == null || what.decision().equals("keep") && what.until().isEmpty()) {
                continue;
            }
            boolean done = false;
            for (Path file : places(baseline, grant)) {
                String text = edited.containsKey(file) ? edited.get(file) : Files.readString(file);
                Optional<String> changed = BaselineEdit.of(text).flatMap(edit -> change(edit, grant, what));
                if (changed.isPresent()) {
                    edited.put(file, changed.get());
                    done = true;
                    break;
                }
            }
            if (!done) {
                byHand.add(grant.person() + ", " + grant.gives() + ": " + what.decision()
                        + (what.to().isEmpty() ? "" : " to " + what.to())
                        + (what.until().isEmpty() ? "" : " until " + what.until())
                        + (what.decision().equals("remove")
                                ? " (the baseline does not declare it)"
                                : " (the baseline does not declare it by that name)"));
            }
        }
        return edited;
    }

    /** The files that may declare a grant. */
    private static List<Path> places(Baseline baseline, Campaign.Granted grant) {
        List<String> files = new ArrayList<>();
        switch (grant.way()) {
            case DIRECT ->
                baseline.access().repositories().stream()
                        .filter(each -> each.name().equals(grant.holder()))
                        .map(AccessPolicy.Repository::location)
                        .forEach(location -> files.add(location.file()));
            case TEAM ->
                baseline.people().stream()
                        .filter(each -> each.name().equals(grant.person()))
                        .forEach(each -> files.add(each.location().file()));
            case OWNER ->
                baseline.access()
                        .forge(grant.source())
                        .ifPresent(each -> files.add(each.location().file()));
        }
        return files.stream().distinct().map(Path::of).toList();
    }

    private static Optional<String> change(BaselineEdit edit, Campaign.Granted grant, Decided what) {
        boolean removed = what.decision().equals("remove");
        return switch (grant.way()) {
            case DIRECT ->
                removed
                        ? edit.withoutMember(grant.holder(), grant.person())
                        : edit.member(grant.holder(), grant.person(), value(grant, what));
            case TEAM -> removed ? edit.withoutGroup(grant.person(), grant.holder()) : Optional.empty();
            case OWNER -> removed ? edit.withoutOwner(grant.source(), grant.person()) : Optional.empty();
        };
    }

    private static String value(Campaign.Granted grant, Decided what) {
        String permission = what.to().isEmpty() ? grant.permission() : what.to();
        return what.until().isEmpty() ? permission : "{permission: " + permission + ", until: " + what.until() + "}";
    }

    /** What was changed has to be read without a fault. */
    private static void check(Baseline baseline, Map<Path, String> edited, Instant at) {
        String root = baseline.file();
        if (edited.isEmpty() || root == null) {
            return;
        }
        Path first = Path.of(root);
        Path folder = Optional.ofNullable(first.toAbsolutePath().getParent()).orElse(first);
        String text = edited.get(first);
        try {
            byte[] bytes = text == null ? Files.readAllBytes(first) : text.getBytes(StandardCharsets.UTF_8);
            new BaselineReader(Declared.ruleIds(), at).read(root, bytes, (path, _) -> {
                Path file = folder.resolve(path);
                String changed = edited.entrySet().stream()
                        .filter(each ->
                                each.getKey().toAbsolutePath().normalize().equals(file.normalize()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
                return Optional.of(
                        changed == null ? Files.readAllBytes(file) : changed.getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + root);
        }
    }

    private void enter(Campaign campaign, Map<String, Decided> decided, String closer, String text) throws IOException {
        Optional<LedgerFolder> place = Records.ledger(ledger);
        if (place.isEmpty()) {
            return;
        }
        Map<String, Long> counts = new TreeMap<>();
        decided.values().forEach(each -> counts.merge(each.decision(), 1L, Long::sum));
        Map<String, Object> body = new TreeMap<>(counts);
        body.put("campaign", campaign.name());
        body.put("record", PlanFile.digest(text));
        try (Ledger open = Ledger.open(place.get())) {
            open.append(EntryKind.REVIEW, clock.instant(), closer, body, List.<Personal>of());
        }
    }
}
