package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the forges that are named.
 *
 * <p>A token goes where the caller sends it: to an address given in the call, in a baseline given in the call, or to
 * the public service. A baseline that lies in what is judged may have been written by anyone, so an address of its own
 * is asked only where it is this machine's, and no command of its own is run for a token.
 */
final class LiveObservation {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LiveSources live;
    private final DeclaredBranches branches;
    private final Consumer<String> progress;

    LiveObservation(LiveSources live, Baseline baseline, Consumer<String> progress) {
        this.live = live;
        this.branches = new DeclaredBranches(baseline);
        this.progress = progress;
    }

    Observed of(ForgeAddress address) {
        boolean named = live.named().contains(address);
        Optional<String> refusal = refusal(address, named);
        if (refusal.isPresent()) {
            return missing(address, refusal.get(), remedy(address));
        }
        Optional<String> place = address.tokenPlace(live.environment());
        if (place.isEmpty()) {
            return missing(address, "no token", remedy(address));
        }
        try (ForgeObserver observer = address.observer(branches, settings())) {
            return observer.observe();
        } catch (InvalidInput wrong) {
            if (named) {
                throw wrong;
            }
            return missing(address, String.valueOf(wrong.getMessage()), wrong.advice());
        }
    }

    Optional<String> refusal(ForgeAddress address, boolean named) {
        if (named || live.baselineGiven()) {
            return Optional.empty();
        }
        String token = address.token() == null ? "" : address.token();
        if (token.startsWith("command:")) {
            return Optional.of("the target's own baseline names a command for its token, which is not run unasked");
        }
        try {
            boolean elsewhere = address.api() != null && !address.endpoint().onThisMachine();
            boolean usual = token.isEmpty() || address.usualVariables().contains(token.replaceFirst("^env:", ""));
            if (elsewhere || address.api() == null && !usual) {
                return Optional.of("the target's own baseline says where its token goes, which is not done unasked");
            }
        } catch (InvalidInput wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
        return Optional.empty();
    }

    private static String remedy(ForgeAddress address) {
        String scopes = switch (address.type()) {
            case "github" -> " with read:org, admin:org for second factors";
            case "gitlab" -> " with read_api, an owner's; an administrator's for second factors";
            default -> "";
        };
        return address.usualVariables().getFirst() + scopes + ", and --source " + address.source()
                + (address.api() == null ? "" : " --api " + address.api());
    }

    private static Observed missing(ForgeAddress address, String reason, @Nullable String remedy) {
        List<Coverage> coverage = new ArrayList<>();
        for (FactKind kind : Sightings.KINDS) {
            coverage.add(Coverage.missing(address.source(), kind, reason, remedy));
        }
        return new Observed(List.of(), coverage, List.of());
    }

    /** Where answers are kept between runs. */
    private static @Nullable Path cache(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!cache.isEmpty()) {
            return Path.of(cache, "gatehouse", "forges");
        }
        return home.isEmpty() ? null : Path.of(home, ".cache", "gatehouse", "forges");
    }

    Transport.Settings settings() {
        return new Transport.Settings(
                Time.ofMachine(), new Random(), live.environment(), cache(live.environment()), PATIENCE, progress);
    }
}
