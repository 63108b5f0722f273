package dev.gatehouse.cli.windows;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.engines.windows.argocd.SyncJudgement;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse windows next}. */
@Command(
        name = "next",
        description = "Say when it next opens and closes, and whether patches have enough time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse windows next                     every environment",
            "  gatehouse windows next production --count 5",
            "  gatehouse windows next --windows project.yaml --application shop --format json",
            "",
            "Patch time is what is open in the next 32 days at four hours and more at a",
            "stretch; Google's GKE asks for 48 hours. Exit code: 0, or 2 for a wrong call or",
            "input."
        })
final class NextWindows implements Callable<Integer> {

    private static final Duration ROLLING = Duration.ofDays(32);
    private static final Duration STRETCH = Duration.ofHours(4);
    private static final Duration ENOUGH = Duration.ofDays(2);
    private static final int MOST = 100;

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private WindowOptions options = new WindowOptions();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            order = 9,
            description = "How many openings, at most 100; 1 unless given.")
    private int count = 1;

    NextWindows(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /**
     * What comes.
     *
     * @param opens the openings to come; where it is open now, the first began before
     * @param patchTime what is open in the next 32 days at a stretch of four hours and more
     */
    private record Outlook(WindowSet set, SyncJudgement now, List<Opening> opens, Duration patchTime) {}

    /** A span in which it is open; the end empty where none is in sight. */
    private record Opening(Instant start, Optional<Instant> end) {}

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        if (count < 1 || count > MOST) {
            throw new InvalidInput("--count " + count + " is not from 1 to " + MOST);
        }
        List<WindowSet> sets = options.sets(common, console, at);
        List<Outlook> outlooks = new ArrayList<>();
        for (WindowSet set : sets) {
            outlooks.add(outlook(set, options.ask(set, true), at, count));
        }
        Output.write(common, console, List.of("text", "json", "ics"), format -> switch (options.format(format)) {
            case "json" -> json(outlooks, at);
            case "ics" -> InternetCalendar.of(sets, set -> options.ask(set, true), at, options.mode());
            default -> text(outlooks, at);
        });
        return ExitCode.CLEAN;
    }

    private static Outlook outlook(WindowSet set, Asked asked, Instant at, int count) {
        SyncJudgement now = asked.at(at);
        List<Opening> opens = new ArrayList<>();
        Optional<Instant> start = now.allowed() ? Optional.of(at) : asked.nextChange(at);
        while (start.isPresent() && opens.size() < count) {
            Optional<Instant> end = asked.nextChange(start.get().plusNanos(1));
            opens.add(new Opening(start.get(), end));
            start = end.flatMap(closed -> asked.nextChange(closed.plusNanos(1)));
        }
        Duration patchTime = asked.open(at, at.plus(ROLLING)).stream()
                .map(Interval::length)
                .filter(length -> length.compareTo(STRETCH) >= 0)
                .reduce(Duration.ZERO, Duration::plus);
        return new Outlook(set, now, opens, patchTime);
    }

    private static String text(List<Outlook> outlooks, Instant at) {
        StringBuilder text = new StringBuilder();
        for (Outlook outlook : outlooks) {
            Moments moments = Moments.in(outlook.set().zone());
            text.append(outlook.now().allowed() ? "open" : "closed")
                    .append("  ")
                    .append(outlook.set().name())
                    .append("  ")
                    .append(
                            outlook.set().windows().isEmpty()
                                    ? "no window is declared"
                                    : outlook.now().why())
                    .append('\n');
            if (outlook.opens().isEmpty()) {
                text.append("  opens   not in sight\n");
            }
            for (Opening opening : outlook.opens()) {
                text.append("  opens   ");
                text.append(
                        opening.start().equals(at) && outlook.now().allowed()
                                ? "is open"
                                : moments.of(opening.start()) + ", in "
                                        + Moments.length(Duration.between(at, opening.start())));
                text.append("\n  closes  ")
                        .append(opening.end()
                                .map(end -> moments.of(end) + ", after "
                                        + Moments.length(Duration.between(opening.start(), end)))
                                .orElse("not in sight"))
                        .append('\n');
            }
            text.append("  patch time in 32 days  ").append(Moments.length(outlook.patchTime()));
            if (outlook.patchTime().compareTo(ENOUGH) < 0) {
                text.append(", less than the 48 h that GKE asks for, in stretches of 4 h and more");
            }
            text.append('\n');
        }
        return Plain.lines(text.toString());
    }

    private static String json(List<Outlook> outlooks, Instant at) {
        return AnswerText.document(json -> {
            json.object();
            json.text("at", at.toString());
            json.array("windows");
            for (Outlook outlook : outlooks) {
                json.object();
                json.text("name", outlook.set().name());
                json.truth("allowed", outlook.now().allowed());
                json.text("why", outlook.now().why());
                json.array("openings");
                for (Opening opening : outlook.opens()) {
                    json.object();
                    json.text("start", opening.start().toString());
                    json.text("end", opening.end().map(Instant::toString).orElse(null));
                    json.endObject();
                }
                json.endArray();
                json.number("patchMinutes", outlook.patchTime().toMinutes());
                json.truth("enoughPatchTime", outlook.patchTime().compareTo(ENOUGH) >= 0);
                json.endObject();
            }
            json.endArray();
            json.endObject();
        });
    }
}
