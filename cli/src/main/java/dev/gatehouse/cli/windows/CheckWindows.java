package dev.gatehouse.cli.windows;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.batch.Batch;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.windows.argocd.SyncJudgement;
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

/** {@code gatehouse windows check}. */
@Command(
        name = "check",
        description = "Say whether a window is open, why, and when that changes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse windows check production",
            "  gatehouse windows check production --at 2026-10-25T01:30:00Z",
            "  gatehouse windows check --windows project.yaml --application shop --mode argo-cd",
            "  gatehouse windows check --batch questions.jsonl",
            "",
            "A question of --batch is one line: {\"windows\":[{\"kind\",\"schedule\",\"duration\",",
            "\"timeZone\",\"applications\":[],\"namespaces\":[],\"clusters\":[],\"manualSync\",",
            "\"andOperator\"}],\"application\":{\"name\",\"namespace\",\"cluster\"},\"manual\",\"at\"};",
            "its answer is {\"allowed\",\"active\":[],\"matching\":[],\"next\",\"why\"}.",
            "",
            "Exit code: 0 open (of --batch: all answered), 1 closed, 2 a wrong call or input."
        })
final class CheckWindows implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private WindowOptions options = new WindowOptions();

    @Option(
            names = "--batch",
            paramLabel = "FILE|-",
            order = 9,
            arity = "1..*",
            description = "Answer many questions, one line of JSON each; - for standard input.")
    private List<String> batch = new ArrayList<>();

    CheckWindows(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        if (!batch.isEmpty()) {
            return new Batch(console, common, new WindowBatch(options.clock(), at)).run(batch);
        }
        WindowSet set = options.set(common, console, at);
        Asked asked = options.ask(set, false);
        SyncJudgement judgement = asked.at(at);
        Optional<Instant> next = asked.nextChange(at);
        Output.write(common, console, List.of("text", "json", "ics"), format -> switch (options.format(format)) {
            case "json" -> AnswerText.json(set.name(), at, judgement, next);
            case "ics" -> InternetCalendar.of(List.of(set), _ -> asked, at, options.mode());
            default -> text(set, judgement, next, at);
        });
        return judgement.allowed() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String text(WindowSet set, SyncJudgement judgement, Optional<Instant> next, Instant at) {
        Moments moments = Moments.in(set.zone());
        StringBuilder text = new StringBuilder();
        text.append(judgement.allowed() ? "open" : "closed")
                .append("  ")
                .append(set.name())
                .append("  ")
                .append(moments.of(at))
                .append("  ")
                .append(set.windows().isEmpty() ? "no window is declared" : judgement.why())
                .append('\n');
        for (int i : judgement.matching()) {
            text.append("  window ")
                    .append(i)
                    .append("  ")
                    .append(judgement.active().contains(i) ? "active    " : "not active")
                    .append("  ")
                    .append(set.described(i))
                    .append("  ")
                    .append(set.places().get(i))
                    .append('\n');
        }
        set.overrides().forEach(override -> text.append("  ").append(override).append('\n'));
        text.append(judgement.allowed() ? "closes" : "opens").append("  ");
        text.append(next.map(change -> moments.of(change) + ", in " + Moments.length(Duration.between(at, change)))
                .orElse("not in sight"));
        return Plain.lines(text.append('\n').toString());
    }
}
