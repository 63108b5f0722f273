package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.policy.Source;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.model.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live systems that a call names.
 *
 * @param named in the order given
 * @param environment of the process: tokens, proxies, certificates
 * @param baselineGiven whether the caller named the baseline itself, and so answers for where it sends tokens
 */
record LiveSources(List<ForgeAddress> named, Map<String, String> environment, boolean baselineGiven) {

    LiveSources {
        named = List.copyOf(named);
        environment = Map.copyOf(environment);
    }

    /** None but those of the baseline, asked without any token. */
    static LiveSources none() {
        return new LiveSources(List.of(), Map.of(), false);
    }

    /**
     * Reads {@code --source TYPE:NAME}.
     *
     * @param api the address of their server; null for the public services
     * @param token where their token is found; null for the usual variables
     * @throws InvalidInput where one names no system
     */
    static LiveSources read(
            List<String> sources,
            @Nullable String api,
            @Nullable String token,
            Map<String, String> environment,
            boolean baselineGiven) {
        List<ForgeAddress> named = new ArrayList<>();
        for (String source : sources) {
            int colon = source.indexOf(':');
            if (colon < 1 || colon == source.length() - 1 || !ForgeAddress.TYPES.contains(source.substring(0, colon))) {
                throw new InvalidInput(
                        "--source " + source + " names no system",
                        null,
                        null,
                        "Write it as github:ORG, gitlab:GROUP or gitea:ORG.");
            }
            ForgeAddress address =
                    new ForgeAddress(source.substring(0, colon), source.substring(colon + 1), api, token);
            address.endpoint();
            named.add(address);
        }
        return new LiveSources(named, environment, baselineGiven);
    }

    /** Those named and those that the baseline declares, each once. */
    List<ForgeAddress> with(List<Source> declared) {
        List<ForgeAddress> all = new ArrayList<>(named);
        for (Source source : declared) {
            ForgeAddress address = new ForgeAddress(source.type(), source.name(), source.api(), source.token());
            if (all.stream().noneMatch(known -> known.source().equals(address.source()))) {
                all.add(address);
            }
        }
        return all;
    }
}
