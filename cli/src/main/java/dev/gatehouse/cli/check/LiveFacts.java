package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What forges tell, without any files. */
public final class LiveFacts {

    private LiveFacts() {}

    /**
     * Asks those that a call names and those that the baseline declares.
     *
     * @param sources {@code type:name}
     * @param api the address of their server; null for the public services
     * @param token where their token is found; null for the usual variables
     * @param baselineGiven whether the caller named the baseline itself
     * @throws InvalidInput where none is named at all
     */
    public static Snapshot of(
            List<String> sources,
            @Nullable String api,
            @Nullable String token,
            Map<String, String> environment,
            Baseline baseline,
            boolean baselineGiven,
            Instant at,
            Consumer<String> progress) {
        LiveSources live = LiveSources.read(sources, api, token, environment, baselineGiven);
        List<ForgeAddress> addresses = live.with(baseline.sources());
        if (addresses.isEmpty()) {
            throw new InvalidInput(
                    "no forge is named", null, null, "Add --source github:ORG, or sources to the baseline.");
        }
        LiveObservation observation = new LiveObservation(live, progress);
        List<Fact> facts = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        for (ForgeAddress address : addresses) {
            Observed observed = observation.of(address);
            facts.addAll(observed.facts());
            coverage.addAll(observed.coverage());
        }
        return new Snapshot("forges", at, facts, coverage, List.of());
    }
}
