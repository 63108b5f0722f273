package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.engines.policycsv.review.PolicyDifference;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse roles diff}. */
@Command(
        name = "diff",
        description = "Say who gains and who loses what between two policies of Argo CD, or two baselines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles diff old/argocd-rbac-cm.yaml new/argocd-rbac-cm.yaml",
            "  git show main:policy.csv | gatehouse roles diff - policy.csv --default-role role:readonly",
            "  gatehouse roles diff old/gatehouse.yaml gatehouse.yaml",
            "",
            "Names made up for wildcards are qzx. Exit code: 0 no difference, 1 some, 2 a",
            "wrong call or input."
        })
final class DiffCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Parameters(index = "0", paramLabel = "OLD", description = "As it was; - for standard input.")
    private @Nullable Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "As it is to be.")
    private @Nullable Path changed;

    DiffCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** One thing that somebody gains or loses. */
    private record Change(boolean gained, Request request, Authority.Answer before, Authority.Answer after) {}

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        Path first = Objects.requireNonNull(old);
        Path second = Objects.requireNonNull(changed);
        boolean[] complete = {true};
        List<Change> changes =
                isBaseline(second) ? ofBaselines(first, second, at) : ofPolicies(first, second, complete);
        if (!complete[0]) {
            console.err().println("gatehouse: the policies are too large to compare all of them");
        }
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? json(changes) : text(changes));
        return !complete[0] ? ExitCode.UNFINISHED : changes.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    /** Told by its first lines, as policies and baselines are never mixed. */
    private static boolean isBaseline(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8)
                    .lines()
                    .anyMatch(line -> line.startsWith("apiVersion:") && line.contains("gatehouse.dev/"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Change> ofPolicies(Path first, Path second, boolean[] complete) {
        ArgoCdPolicy before = options.policy(console, List.of(first));
        ArgoCdPolicy after = options.policy(console, List.of(second));
        PolicyDifference difference = PolicyDifference.between(before.enforcer(), after.enforcer());
        complete[0] = difference.complete();
        return difference.changes().stream()
                .map(c -> new Change(
                        c.gained(),
                        c.request(),
                        Authority.answer(before, c.before()),
                        Authority.answer(after, c.after())))
                .toList();
    }

    private List<Change> ofBaselines(Path first, Path second, Instant at) {
        DeclaredRoles before = DeclaredRoles.authority(first, console, at);
        DeclaredRoles after = DeclaredRoles.authority(second, console, at);
        Set<String> subjects = new TreeSet<>(before.subjects());
        subjects.addAll(after.subjects());
        Set<String> objects = new TreeSet<>(before.objects());
        objects.addAll(after.objects());
        List<Change> changes = new ArrayList<>();
        for (String subject : subjects) {
            for (String object : objects) {
                for (String column : after.columns()) {
                    int space = column.indexOf(' ');
                    Request request =
                            new Request(subject, column.substring(space + 1), column.substring(0, space), object);
                    Authority.Answer was = before.decide(request);
                    Authority.Answer is = after.decide(request);
                    if (was.allowed() != is.allowed()) {
                        changes.add(new Change(is.allowed(), request, was, is));
                    }
                }
            }
        }
        return changes;
    }

    private static String subject(Change change) {
        return change.request().subject().isEmpty()
                ? "everybody who signs in"
                : change.request().subject();
    }

    private static String text(List<Change> changes) {
        if (changes.isEmpty()) {
            return "nobody gains or loses anything\n";
        }
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            Request request = change.request();
            text.append(Plain.line((change.gained() ? "gains  " : "loses  ") + subject(change) + "  "
                            + request.resource() + " " + request.action() + " " + request.object() + "  "
                            + change.after().why()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String json(List<Change> changes) {
        return RoleJson.document(json -> {
            json.array();
            for (Change change : changes) {
                json.object();
                json.text("change", change.gained() ? "gained" : "lost");
                json.text("subject", change.request().subject().isEmpty() ? "*" : subject(change));
                json.text("action", change.request().action());
                json.text("resource", change.request().resource());
                json.text("object", change.request().object());
                json.text("before", change.before().why());
                json.text("after", change.after().why());
                json.endObject();
            }
            json.endArray();
        });
    }
}
