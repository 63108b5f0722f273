package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.plan.PlanFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Forges that are observed, and may be changed. A token goes where {@link LiveObservation} lets it. */
public final class LiveForges {

    private final LiveSources live;
    private final LiveObservation observation;
    private final List<ForgeAddress> addresses;

    private LiveForges(LiveSources live, LiveObservation observation, List<ForgeAddress> addresses) {
        this.live = live;
        this.observation = observation;
        this.addresses = List.copyOf(addresses);
    }

    /**
     * Those that a call names and those that the baseline declares.
     *
     * @param sources {@code type:name}
     * @param api the address of their server; null for the public services
     * @param token where their token is found; null for the usual variables
     * @param baselineGiven whether the caller named the baseline itself
     * @throws InvalidInput where none is named at all
     */
    public static LiveForges of(
            List<String> sources,
            @Nullable String api,
            @Nullable String token,
            Map<String, String> environment,
            Baseline baseline,
            boolean baselineGiven,
            Consumer<String> progress) {
        LiveSources live = LiveSources.read(sources, api, token, environment, baselineGiven);
        List<ForgeAddress> addresses = live.with(baseline.sources());
        if (addresses.isEmpty()) {
            throw new InvalidInput(
                    "no forge is named", null, null, "Add --source github:ORG, or sources to the baseline.");
        }
        return new LiveForges(live, new LiveObservation(live, baseline, progress), addresses);
    }

    public List<ForgeAddress> addresses() {
        return addresses;
    }

    /**
     * Those that something was made for.
     *
     * @param what as the caller knows it
     * @throws InvalidInput where it was made for one that is not named here, or for another server
     */
    public List<ForgeAddress> matching(String what, List<PlanFile.Source> wanted) {
        List<ForgeAddress> matching = new ArrayList<>();
        for (PlanFile.Source source : wanted) {
            Optional<ForgeAddress> found = addresses.stream()
                    .filter(address -> address.source().equalsIgnoreCase(source.source())
                            && address.endpoint().base().toString().equals(source.api()))
                    .findFirst();
            matching.add(found.orElseThrow(() -> new InvalidInput(
                    what + " is for " + source.source() + " at " + source.api() + ", which is not named here",
                    null,
                    null,
                    "Named are: "
                            + addresses.stream()
                                    .map(address -> address.source() + " at "
                                            + address.endpoint().base())
                                    .collect(Collectors.joining(", "))
                            + ".")));
        }
        if (matching.isEmpty()) {
            throw new InvalidInput(what + " is for no forge");
        }
        return matching;
    }

    /** Why one is not asked at all; empty where it is. */
    public Optional<String> refusal(ForgeAddress address) {
        return observation.refusal(address, live.named().contains(address));
    }

    /** What is there on all of them. */
    public Snapshot observe(Instant at) {
        return observe(addresses, at);
    }

    /** What is there. */
    public Snapshot observe(List<ForgeAddress> which, Instant at) {
        List<Fact> facts = new ArrayList<>();
        List<Coverage> coverage = new ArrayList<>();
        for (ForgeAddress address : which) {
            Observed observed = observation.of(address);
            facts.addAll(observed.facts());
            coverage.addAll(observed.coverage());
        }
        return new Snapshot("forges", at, facts, coverage, List.of());
    }

    /**
     * The way to change one.
     *
     * @throws InvalidInput where its token may not go there, or can't be used
     */
    public ForgeWriter writer(ForgeAddress address) {
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent()) {
            throw new InvalidInput(address.source() + ": " + refusal.get());
        }
        return address.writer(observation.settings());
    }
}
