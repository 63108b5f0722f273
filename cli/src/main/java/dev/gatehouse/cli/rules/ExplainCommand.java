package dev.gatehouse.cli.rules;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.logs.LogRules;
import dev.gatehouse.cli.secrets.DetectorText;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.NearestName;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.NinePractices;
import dev.gatehouse.report.rules.RuleText;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse explain}. */
@Command(
        name = "explain",
        description = "Say why a rule is asked and what to do when it fails.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse explain secrets/plaintext-secret",
            "  gatehouse explain accesslog/github-repository-deleted",
            "  gatehouse explain secrets/github-pat"
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** What a shell completes. */
    static final class RuleIds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return NinePractices.rules().stream().map(Rule::id).iterator();
        }
    }

    @Parameters(
            paramLabel = "RULE",
            completionCandidates = RuleIds.class,
            description = "A rule's id, as reports name it.")
    private String id = "";

    /** Writes to where it is told. */
    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Explanation explanation = NinePractices.rule(id)
                .or(() -> LogRules.rule(id))
                .map(ExplainCommand::of)
                .or(() -> DetectorText.detector(id).map(ExplainCommand::of))
                .orElseThrow(() -> new InvalidInput("no rule " + id, null, null, advice()));
        Output.write(
                common,
                console,
                List.of("text", "markdown"),
                format -> format.equals("markdown") ? explanation.markdown() : explanation.plain());
        return ExitCode.CLEAN;
    }

    /** A rule in words. */
    private record Explanation(String plain, String markdown) {}

    private static Explanation of(Rule rule) {
        return new Explanation(RuleText.plain(rule), "# " + rule.id() + "\n\n" + RuleText.markdown(rule, "##"));
    }

    private static Explanation of(Detector detector) {
        return new Explanation(DetectorText.plain(detector), DetectorText.markdown(detector));
    }

    private String advice() {
        List<String> ids = Stream.concat(
                        Stream.concat(NinePractices.rules().stream(), LogRules.all().stream())
                                .map(Rule::id),
                        DetectorText.ids().stream())
                .toList();
        return NearestName.of(id, ids)
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("`gatehouse rules`, `gatehouse rules --logs` and `gatehouse secrets rules` list them.");
    }
}
