package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksRule;
import dev.gatehouse.engines.secretscan.gitleaks.StandardIds;
import dev.gatehouse.report.json.JsonText;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse secrets rules}. */
@Command(
        name = "rules",
        description = "List what is searched for.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse secrets rules",
            "  gatehouse secrets rules --format json",
            "  gatehouse secrets rules --config gitleaks.toml    what that configuration leaves and adds"
        })
final class DetectorsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--config", paramLabel = "GITLEAKS.toml", description = "A gitleaks configuration.")
    private @Nullable Path config;

    DetectorsCommand(Console console) {
        this.console = console;
    }

    /** A line of the list. */
    private record Listed(String id, String description, List<String> gitleaks, boolean own) {}

    @Override
    public Integer call() {
        Configurations configurations = Configurations.of(config, null, console, common.quiet());
        List<Listed> rules = configurations.configuration().detectors(StandardDetectors.all()).stream()
                .map(DetectorsCommand::listed)
                .sorted(Comparator.comparing(Listed::id))
                .distinct()
                .toList();
        List<Listed> own = configurations.configuration().rules().stream()
                .map(DetectorsCommand::listed)
                .toList();
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? json(rules, own) : text(rules, own));
        return ExitCode.CLEAN;
    }

    private static Listed listed(Detector detector) {
        return new Listed(detector.id(), detector.description(), StandardIds.gitleaksNamesOf(detector.id()), false);
    }

    private static Listed listed(GitleaksRule rule) {
        return new Listed(rule.id(), rule.description(), List.of(), true);
    }

    private static String text(List<Listed> rules, List<Listed> own) {
        int wide = Math.max(width(rules), width(own));
        StringBuilder text = new StringBuilder();
        for (List<Listed> list : List.of(rules, own)) {
            for (Listed rule : list) {
                String line = rule.id() + " ".repeat(wide - rule.id().length() + 2) + rule.description();
                text.append(line.stripTrailing()).append('\n');
            }
        }
        return text.append('\n')
                .append(rules.size() + own.size())
                .append(own.isEmpty() ? "" : " (" + own.size() + " of the configuration)")
                .append('\n')
                .toString();
    }

    private static int width(List<Listed> rules) {
        return rules.stream().mapToInt(r -> r.id().length()).max().orElse(0);
    }

    private static String json(List<Listed> rules, List<Listed> own) {
        return JsonText.document(JsonText.Layout.INDENTED, json -> {
                    json.array();
                    for (List<Listed> list : List.of(rules, own)) {
                        for (Listed rule : list) {
                            json.object();
                            json.text("id", rule.id());
                            json.text("description", rule.description());
                            json.texts("gitleaks", rule.gitleaks());
                            json.truth("own", rule.own());
                            json.endObject();
                        }
                    }
                    json.endArray();
                })
                + "\n";
    }
}
