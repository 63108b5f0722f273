package dev.gatehouse.cli.roles;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.check.Observation;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.deployroles.deployers.UndeclaredDeployer;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse roles deployers}. */
@Command(
        name = "deployers",
        description =
                "Say who can change what is deployed, by Git, Argo CD or Kubernetes, and whether a role lets them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles deployers",
            "  gatehouse roles deployers https://git.example.com/acme/deploy.git",
            "",
            "From the files of a repository and its baseline. Exit code: 0 all of them may,",
            "1 somebody may not, 2 a wrong call or input."
        })
final class DeployersCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH|URL",
            defaultValue = ".",
            description = "A folder, a bare repository, or a repository's URL; here unless given.")
    private String where = ".";

    DeployersCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        String rule = new UndeclaredDeployer().rule().id();
        try (Target target = Target.open(where, _ -> {})) {
            Baseline baseline = Declared.of(target, common.baseline(), console.in(), null, at);
            List<Finding> ways = Observation.judged(target, baseline, at).findings().stream()
                    .filter(finding -> finding.rule().id().equals(rule))
                    .toList();
            Output.write(
                    common,
                    console,
                    List.of("text", "json"),
                    format -> format.equals("json") ? json(ways) : text(ways));
            return ways.stream().anyMatch(way -> way.verdict() == Verdict.FAIL) ? ExitCode.FINDINGS : ExitCode.CLEAN;
        }
    }

    private static String text(List<Finding> ways) {
        StringBuilder text = new StringBuilder();
        for (Finding way : ways) {
            text.append(String.format(Locale.ROOT, "%-10s  ", label(way.verdict())));
            if (way.verdict() != Verdict.PASS && way.verdict() != Verdict.FAIL) {
                text.append(Plain.line(way.subject())).append(": ");
            }
            text.append(Plain.line(way.explanation()))
                    .append(place(way).isEmpty() ? "" : "  " + Plain.line(place(way)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String place(Finding way) {
        return way.location() != null ? way.location().toString() : Objects.requireNonNullElse(way.address(), "");
    }

    private static String label(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "declared";
            case FAIL -> "undeclared";
            case WAIVED -> "waived";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "none";
        };
    }

    private static String json(List<Finding> ways) {
        return RoleJson.document(json -> {
            json.array();
            for (Finding way : ways) {
                json.object();
                json.text("subject", way.subject());
                json.text("verdict", way.verdict().name());
                json.text("why", way.explanation());
                RoleJson.place(json, Optional.ofNullable(way.location()));
                json.text("address", way.address());
                json.endObject();
            }
            json.endArray();
        });
    }
}
