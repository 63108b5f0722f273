package dev.gatehouse.connectors.http;

import dev.gatehouse.model.InvalidInput;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a system is.
 *
 * @param base its API's address, without a slash at the end
 */
public record Endpoint(URI base) {

    /**
     * Reads an address.
     *
     * @throws InvalidInput where it is none, has credentials in it, or would send them in plain text over a network
     */
    public static Endpoint of(String address) {
        URI base;
        try {
            base = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        } catch (IllegalArgumentException noAddress) {
            throw wrong("an address that is none");
        }
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw wrong("an address without a host, or with a query");
        }
        if (base.getRawUserInfo() != null) {
            throw wrong("an address with a name or password in it");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback(base.getHost()))) {
            throw new InvalidInput(
                    "the address " + base + " is neither https nor on this machine",
                    null,
                    null,
                    "A token would travel in plain text. Use https.");
        }
        return new Endpoint(base);
    }

    /** Whether an address is this machine's own. */
    public boolean onThisMachine() {
        return loopback(base.getHost());
    }

    /** The whole address of a path, or of an address of the same origin; empty where it is another's. */
    Optional<URI> resolve(String path) {
        if (path.startsWith("/")) {
            return Optional.of(URI.create(base + path));
        }
        try {
            URI address = base.resolve(path);
            boolean own = base.getScheme().equalsIgnoreCase(address.getScheme())
                    && base.getHost().equalsIgnoreCase(address.getHost())
                    && port(base) == port(address);
            return own ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.") && host.matches("[0-9.]+");
    }

    private static InvalidInput wrong(String what) {
        return new InvalidInput(what, null, null, "Write it as https://git.example.com.");
    }
}
