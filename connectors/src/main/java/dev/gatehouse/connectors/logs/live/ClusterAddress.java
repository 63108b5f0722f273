package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.StaticToken;
import dev.gatehouse.connectors.http.TokenPlace;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.InvalidInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes cluster, and how it is reached.
 *
 * @param name what it is called, and {@code /NAMESPACE} for one namespace's Events only
 * @param api the address of its API server
 * @param token where the token is found; null for {@code KUBERNETES_TOKEN}
 */
public record ClusterAddress(
        String name, @Nullable String api, @Nullable String token) {

    /** As {@code --source} names it. */
    public static final String TYPE = "kubernetes";

    private static final String VARIABLE = "KUBERNETES_TOKEN";

    /**
     * Opens the way to its Events.
     *
     * @throws InvalidInput where the token or the address can't be used
     */
    public LiveLog events(Transport.Settings settings) {
        if (api == null) {
            throw new InvalidInput(
                    TYPE + ":" + name + " needs the address of its API server",
                    null,
                    null,
                    "Add --api https://10.0.0.1:6443; SSL_CERT_FILE names the certificate of its authority.");
        }
        Endpoint endpoint = Endpoint.of(api.endsWith("/") ? api.substring(0, api.length() - 1) : api);
        Transport transport = new Transport(endpoint, authorization(settings.environment()), Map.of(), settings);
        int slash = name.indexOf('/');
        return LiveLog.ofKubernetes(transport, slash < 0 ? "" : name.substring(slash + 1));
    }

    private Authorization authorization(Map<String, String> environment) {
        boolean usual = !environment.getOrDefault(VARIABLE, "").isBlank();
        String place = token != null ? token : usual ? "env:" + VARIABLE : "";
        return place.isEmpty()
                ? StaticToken.none()
                : StaticToken.of("Authorization", "Bearer ", TokenPlace.read(place, environment));
    }
}
