package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.Observers;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.practices.Judge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Asks every connector, and says of what none was asked why. */
public final class Observation {

    private final Baseline baseline;
    private final LiveSources live;
    private final boolean history;
    private final Consumer<String> progress;

    Observation(Baseline baseline, LiveSources live, boolean history, Consumer<String> progress) {
        this.baseline = baseline;
        this.live = live;
        this.history = history;
        this.progress = progress;
    }

    /** What a target's files and history tell, without any baseline. */
    public static Snapshot ofFilesAndHistory(Target target, Instant at) {
        return new Observation(Baseline.defaults(), LiveSources.none(), true, _ -> {}).of(target, at);
    }

    /** What a target's files tell, judged by a baseline. */
    public static Judgement judged(Target target, Baseline baseline, Instant at) {
        return judged(target, baseline, at, files -> files);
    }

    /**
     * What a target's files tell, and more, judged by a baseline.
     *
     * @param more adds to what the files told
     */
    public static Judgement judged(Target target, Baseline baseline, Instant at, UnaryOperator<Observed> more) {
        Observation files = new Observation(baseline, LiveSources.none(), false, _ -> {});
        return new Judge().judge(baseline, files.of(target, at, more));
    }

    Snapshot of(Target target, Instant at) {
        return of(target, at, files -> GateLedger.added(files, target, baseline));
    }

    private Snapshot of(Target target, Instant at, UnaryOperator<Observed> more) {
        List<Fact> facts = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        List<FileReading> files = new ArrayList<>();
        Observers observers = new Observers(progress);
        Observed ofFiles = observers.files(target);
        for (Observed observed : List.of(
                more.apply(observers.secrets(target, history, ofFiles)),
                observers.git(target, history, KnownSigners.of(baseline), refs()))) {
            facts.addAll(observed.facts());
            coverage.addAll(observed.coverage());
            files.addAll(observed.files());
        }
        Observed ofForges = forges(facts);
        facts.addAll(ofForges.facts());
        coverage.addAll(ofForges.coverage());
        coverage.add(Coverage.missing(
                "logs", FactKind.ACCESS_EVENT, "no logs given; this version of `check` reads none", null));
        return new Snapshot(target.name(), at, facts, coverage, files);
    }

    private List<String> refs() {
        return baseline.environments().stream()
                .map(Environment::ref)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Observed forges(List<Fact> facts) {
        List<ForgeAddress> named = live.with(baseline.sources());
        List<Fact> seen = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        if (named.isEmpty()) {
            String source = Remote.source(facts);
            for (FactKind kind : Sightings.KINDS) {
                coverage.add(Coverage.missing(
                        "forge", kind, "a clone does not tell", "--source " + source + " and a token show it"));
            }
        }
        LiveObservation observation = new LiveObservation(live, baseline, progress);
        for (ForgeAddress address : named) {
            Observed observed = observation.of(address);
            seen.addAll(observed.facts());
            coverage.addAll(observed.coverage());
        }
        return new Observed(seen, coverage, List.of());
    }
}
