package dev.gatehouse.connectors.forge;

import dev.gatehouse.model.forge.Told;
import java.net.URI;
import java.util.Optional;

/** What may be told of a webhook's address: its host and scheme. The rest often is a secret. */
public final class HookAddress {

    private HookAddress() {}

    /** The host; empty where there is none. */
    public static String host(Optional<String> address) {
        return address.flatMap(HookAddress::parsed).map(URI::getHost).orElse("");
    }

    public static Told<Boolean> encrypted(Optional<String> address) {
        return Told.of(
                address.flatMap(HookAddress::parsed).map(uri -> "https".equalsIgnoreCase(uri.getScheme())),
                "the forge does not say where it goes");
    }

    private static Optional<URI> parsed(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
