package dev.gatehouse.cli.roles;

import dev.gatehouse.baseline.authorization.AccessReview;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.Project;
import dev.gatehouse.engines.policycsv.review.Access;
import dev.gatehouse.engines.policycsv.review.PolicyLint;
import dev.gatehouse.engines.policycsv.review.Power;
import dev.gatehouse.model.Location;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse roles lint}. */
@Command(
        name = "lint",
        description = "Find what does nothing, or not what it seems to, and who has the powers worth knowing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles lint --policy argocd-rbac-cm.yaml",
            "  gatehouse roles lint --policy policy.csv --default-role role:readonly --format json",
            "  gatehouse roles lint                              the baseline's own roles",
            "",
            "Exit code: 0 nothing is wrong, 1 something is, 2 a wrong call or input. A note",
            "is worth knowing, and no fault."
        })
final class LintCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    LintCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** A remark of either kind of policy. */
    private record Remark(boolean fault, String kind, Optional<Location> place, String text) {}

    /** A power and who has it. */
    private record Held(Power power, List<String> holders) {}

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        List<Remark> remarks = new ArrayList<>();
        List<Held> powers = new ArrayList<>();
        if (options.given()) {
            argoCd(options.policy(console), remarks, powers);
        } else {
            AccessReview.of(
                            DeclaredRoles.authority(common.baseline(), console, at)
                                    .baseline(),
                            at)
                    .forEach(r -> remarks.add(new Remark(r.fault(), r.kind(), r.place(), r.text())));
        }
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? json(remarks, powers) : text(remarks, powers));
        return remarks.stream().anyMatch(Remark::fault) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static void argoCd(ArgoCdPolicy policy, List<Remark> remarks, List<Held> powers) {
        Enforcer enforcer = policy.enforcer();
        policy.faults().forEach(f -> remarks.add(new Remark(true, "setting", Optional.of(f.place()), f.text())));
        PolicyLint.of(policy.parts(), enforcer.defaultRole(), enforcer.mode())
                .forEach(r -> remarks.add(new Remark(
                        r.kind().isFault(), r.kind().label(), policy.places().of(r.part(), r.line()), r.text())));
        Access access = new Access(enforcer);
        for (Power power :
                Power.all(enforcer.projects().stream().map(Project::name).toList())) {
            powers.add(new Held(
                    power,
                    power.holders(access).stream()
                            .map(h -> h.subject().isEmpty() ? "everybody who signs in" : h.subject())
                            .toList()));
        }
    }

    private String text(List<Remark> remarks, List<Held> powers) {
        StringBuilder text = new StringBuilder();
        for (Remark remark : remarks) {
            text.append(remark.place()
                            .map(place -> Plain.line(place.toString()) + ": ")
                            .orElse(""))
                    .append(remark.fault() ? "" : "note: ")
                    .append(remark.kind())
                    .append(": ")
                    .append(Plain.line(remark.text()))
                    .append('\n');
        }
        if (common.quiet()) {
            return text.toString();
        }
        for (Held held : powers) {
            text.append("who can ")
                    .append(held.power().title())
                    .append(" (")
                    .append(held.power().name())
                    .append("): ")
                    .append(held.holders().isEmpty() ? "nobody" : Plain.line(String.join(", ", held.holders())))
                    .append('\n');
        }
        long faults = remarks.stream().filter(Remark::fault).count();
        return text.append(faults)
                .append(faults == 1 ? " fault, " : " faults, ")
                .append(remarks.size() - faults)
                .append(remarks.size() - faults == 1 ? " note\n" : " notes\n")
                .toString();
    }

    private static String json(List<Remark> remarks, List<Held> powers) {
        return RoleJson.document(json -> {
            json.object();
            json.array("remarks");
            for (Remark remark : remarks) {
                json.object();
                json.truth("fault", remark.fault());
                json.text("kind", remark.kind());
                RoleJson.place(json, remark.place());
                json.text("message", remark.text());
                json.endObject();
            }
            json.endArray();
            json.array("powers");
            for (Held held : powers) {
                json.object();
                json.text("power", held.power().name());
                json.text("title", held.power().title());
                json.texts("subjects", held.holders());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        });
    }
}
