package dev.gatehouse.cli.sigma;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.engines.sigma.source.Place;
import dev.gatehouse.engines.sigma.source.Problem;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.json.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse sigma lint}. */
@Command(
        name = "lint",
        description = "Say everything that is wrong with rules: file, line, column.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse sigma lint rules/",
            "  gatehouse sigma lint rules/ --strict --format json",
            "",
            "Exit code: 0 every rule can be used, 1 a rule is refused, with --strict also where",
            "there is a warning, 2 a wrong call."
        })
final class LintCommand implements Callable<Integer> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of rules, or files.")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--pipeline", paramLabel = "FILE", order = 1, description = "A processing pipeline in YAML.")
    private @Nullable Path pipeline;

    @Option(
            names = "--strict",
            order = 2,
            description = "What the specification asks for and the engine can do without counts too.")
    private boolean strict;

    LintCommand(Console console) {
        this.console = console;
    }

    /** A problem, and whether the rule is refused for it. */
    private record Remark(Problem problem, boolean refused) {}

    @Override
    public Integer call() {
        RuleReader reader = new RuleReader();
        RuleFiles.read(places, reader);
        DetectionSet rules = DetectionSet.of(reader.reading(), RuleFiles.pipeline(pipeline));
        List<Remark> remarks = new ArrayList<>();
        rules.problems().forEach(p -> remarks.add(new Remark(p, true)));
        rules.warnings().forEach(p -> remarks.add(new Remark(p, false)));
        remarks.sort(Comparator.comparing((Remark r) -> r.problem().place(), ORDER));
        int loaded = rules.detections().size() + rules.correlations().size();
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? json(remarks, rules, loaded) : text(remarks, rules, loaded));
        boolean wrong = !rules.problems().isEmpty() || strict && !remarks.isEmpty();
        return wrong ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private String text(List<Remark> remarks, DetectionSet rules, int loaded) {
        StringBuilder text = new StringBuilder();
        for (Remark remark : remarks) {
            Problem problem = remark.problem();
            Problem shown = remark.refused()
                    ? problem
                    : new Problem(problem.place(), "warning: " + problem.message(), problem.excerpt());
            text.append(Plain.lines(shown.render())).append('\n');
        }
        return common.quiet()
                ? text.toString()
                : text.append(Sentence.count(loaded, "rule", "rules"))
                        .append(" can be used, ")
                        .append(rules.problems().size())
                        .append(" refused, ")
                        .append(Sentence.count(rules.warnings().size(), "warning", "warnings"))
                        .append('\n')
                        .toString();
    }

    private static String json(List<Remark> remarks, DetectionSet rules, int loaded) {
        return JsonText.document(JsonText.Layout.INDENTED, json -> {
                    json.object();
                    json.number("rules", loaded);
                    json.number("refused", rules.problems().size());
                    json.number("warnings", rules.warnings().size());
                    json.array("problems");
                    for (Remark remark : remarks) {
                        Place place = remark.problem().place();
                        json.object();
                        json.text("kind", remark.refused() ? "error" : "warning");
                        json.text("file", place.file());
                        json.number("line", place.line());
                        json.number("column", place.column());
                        json.text("message", remark.problem().message());
                        json.endObject();
                    }
                    json.endArray();
                    json.endObject();
                })
                + "\n";
    }
}
