package dev.gatehouse.cli.windows;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.windows.DeploymentCalendar;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.engines.policycsv.Glob;
import dev.gatehouse.engines.windows.argocd.SyncTarget;
import dev.gatehouse.engines.windows.argocd.SyncWindows;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which windows are asked, about what, and how. */
final class WindowOptions {

    static final String GATEHOUSE = "gatehouse";
    static final String ARGO_CD = "argo-cd";

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "An environment of the baseline, or an AppProject; may be left out where there is one.")
    private @Nullable String name;

    @Option(
            names = "--windows",
            paramLabel = "FILE",
            order = 1,
            description = "A baseline, or AppProjects in YAML; - for standard input. Unless given, the baseline.")
    private @Nullable Path file;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = GATEHOUSE,
            order = 2,
            description = "gatehouse (default): right across changes of the clocks. argo-cd: what Argo CD 3.5 makes of"
                    + " the same windows.")
    private String mode = GATEHOUSE;

    @Option(names = "--application", paramLabel = "NAME", order = 3, description = "The application to be synced.")
    private @Nullable String application;

    @Option(names = "--namespace", paramLabel = "NAME", order = 4, description = "Its destination's namespace.")
    private @Nullable String namespace;

    @Option(
            names = "--cluster",
            paramLabel = "NAME|URL",
            order = 5,
            description = "Its destination's cluster, by name or address.")
    private @Nullable String cluster;

    @Option(
            names = "--label",
            paramLabel = "K=V",
            order = 6,
            description = "A label of the application; may be repeated. Windows of a baseline choose by it, Argo CD's"
                    + " don't.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--manual", order = 7, description = "Somebody asks for the sync by hand.")
    private boolean manual;

    @Option(
            names = "--show-ics",
            order = 8,
            description = "Print when it is open as a calendar (iCalendar, RFC 5545) instead.")
    private boolean calendar;

    /** The format that is asked for: a calendar's where that is, whatever else is. */
    String format(String named) {
        return calendar ? "ics" : named;
    }

    String mode() {
        return mode;
    }

    /** Whose time counts. */
    SyncWindows.Clock clock() {
        return switch (mode) {
            case GATEHOUSE -> SyncWindows.Clock.CIVIL;
            case ARGO_CD -> SyncWindows.Clock.ARGO_CD;
            default ->
                throw new InvalidInput(
                        "--mode " + mode + " is not known", null, null, "Use " + GATEHOUSE + " or " + ARGO_CD + ".");
        };
    }

    /** The sets asked for: the one named, or all there are. */
    List<WindowSet> sets(CommonOptions common, Console console, Instant at) {
        List<WindowSet> all = all(common, console, at);
        if (name == null) {
            return all;
        }
        return List.of(all.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "no windows are declared of " + name, null, null, "There are: " + names(all) + ".")));
    }

    /** The one set asked for. */
    WindowSet set(CommonOptions common, Console console, Instant at) {
        List<WindowSet> sets = sets(common, console, at);
        List<WindowSet> some =
                sets.stream().filter(set -> !set.windows().isEmpty()).toList();
        List<WindowSet> meant = sets.size() == 1 ? sets : some;
        if (meant.size() != 1) {
            throw new InvalidInput(
                    meant.isEmpty() ? "no environment has windows" : "several have windows",
                    null,
                    null,
                    "Name one of: " + names(sets) + ".");
        }
        return meant.getFirst();
    }

    private static String names(List<WindowSet> sets) {
        return sets.stream().map(WindowSet::name).collect(Collectors.joining(", "));
    }

    private List<WindowSet> all(CommonOptions common, Console console, Instant at) {
        if (file != null) {
            return WindowFile.read(file, console.in(), at);
        }
        Path given = Optional.ofNullable(common.baseline()).orElse(Path.of(Declared.USUAL));
        if (common.baseline() == null && !Files.exists(given)) {
            throw new InvalidInput("no " + Declared.USUAL + " here", null, null, "Name windows with --windows FILE.");
        }
        Baseline baseline = Declared.read(given, console.in(), at);
        if (baseline.environments().isEmpty()) {
            throw new InvalidInput(given + " declares no environment", null, null, "Add `environments`.");
        }
        return WindowFile.of(baseline);
    }

    /**
     * A set's windows, ready to be asked.
     *
     * @param everyone whether windows that choose applications count where no application is named
     */
    Asked ask(WindowSet set, boolean everyone) {
        Environment environment = set.environment();
        if (environment != null && clock() == SyncWindows.Clock.CIVIL) {
            return new Asked.OfEnvironment(DeploymentCalendar.of(
                    environment,
                    new DeploymentCalendar.Application(
                            Optional.ofNullable(application).orElse(""), labels)));
        }
        boolean named = application != null || namespace != null || cluster != null;
        if (set.selective() && !named && !everyone && !set.windows().isEmpty()) {
            throw new InvalidInput(
                    "which application? The windows of " + set.name() + " choose",
                    null,
                    null,
                    "Say --application NAME, --namespace NAME or --cluster NAME.");
        }
        BiPredicate<String, String> glob = set.selective() && !named ? (pattern, text) -> true : WindowOptions::matches;
        SyncTarget target = new SyncTarget(
                Optional.ofNullable(application).orElse(""),
                Optional.ofNullable(namespace).orElse(""),
                cluster,
                null);
        SyncWindows windows = new SyncWindows(set.windows(), glob, clock());
        refuseInvalid(set, windows);
        return new Asked.OfArgoCd(windows.of(target, manual));
    }

    /** In our own mode a window that can't be read is for its author to correct. */
    private void refuseInvalid(WindowSet set, SyncWindows windows) {
        for (int i = 0; i < set.windows().size() && clock() == SyncWindows.Clock.CIVIL; i++) {
            Optional<String> fault = windows.fault(i);
            if (fault.isPresent()) {
                throw new InvalidInput(
                        "window " + i + " of " + set.name() + ": " + fault.get(),
                        set.places().get(i),
                        null,
                        "--mode argo-cd tells what Argo CD makes of it.");
            }
        }
    }

    static boolean matches(String pattern, String text) {
        return Glob.compile(pattern).filter(g -> g.matches(text)).isPresent();
    }
}
