package dev.gatehouse.cli.windows;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse windows show}. */
@Command(
        name = "show",
        description = "Show windows as a calendar: a row a day, half an hour a character.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse windows show                                every environment, two weeks",
            "  gatehouse windows show production --days 31",
            "  gatehouse windows show production --show-ics > production.ics",
            "  gatehouse windows show --windows project.yaml --mode argo-cd --at 2026-10-20T00:00:00Z"
        })
final class ShowWindows implements Callable<Integer> {

    private static final int MOST_DAYS = 366;

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private WindowOptions options = new WindowOptions();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "14",
            order = 9,
            description = "How many days, at most 366; 14 unless given.")
    private int days = 14;

    ShowWindows(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidInput("--days " + days + " is not from 1 to " + MOST_DAYS);
        }
        List<WindowSet> sets = options.sets(common, console, at);
        sets.forEach(set -> options.ask(set, true));
        boolean unicode = console.unicode();
        Output.write(common, console, List.of("text", "json", "ics"), format -> switch (options.format(format)) {
            case "json" -> json(sets, at);
            case "ics" -> InternetCalendar.of(sets, set -> options.ask(set, true), at, options.mode());
            default -> text(sets, at, unicode);
        });
        return ExitCode.CLEAN;
    }

    private String text(List<WindowSet> sets, Instant at, boolean unicode) {
        StringBuilder text = new StringBuilder();
        for (WindowSet set : sets) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            Moments moments = Moments.in(set.zone());
            text.append(set.name()).append("  ").append(moments.name()).append('\n');
            for (int i = 0; i < set.windows().size(); i++) {
                text.append("  window ")
                        .append(i)
                        .append("  ")
                        .append(set.described(i))
                        .append("  ")
                        .append(set.places().get(i))
                        .append('\n');
            }
            set.overrides()
                    .forEach(override -> text.append("  ").append(override).append('\n'));
            if (set.windows().isEmpty()) {
                text.append("  no window is declared: always open\n");
            } else {
                text.append(new DayGrid(moments.zone(), unicode).draw(options.ask(set, true), at, days));
            }
        }
        return Plain.lines(text.toString());
    }

    private String json(List<WindowSet> sets, Instant at) {
        Instant end = at.plus(Duration.ofDays(days));
        return AnswerText.document(json -> {
            json.object();
            json.text("from", at.toString());
            json.text("to", end.toString());
            json.array("windows");
            for (WindowSet set : sets) {
                json.object();
                json.text("name", set.name());
                json.array("open");
                for (Interval span : options.ask(set, true).open(at, end)) {
                    json.object();
                    json.text("start", span.start().toString());
                    json.text("end", span.end().toString());
                    json.endObject();
                }
                json.endArray();
                json.endObject();
            }
            json.endArray();
            json.endObject();
        });
    }
}
