package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * A live system to observe.
 *
 * @param type {@code github}, {@code gitlab} or {@code gitea}
 * @param name the organisation or group there
 * @param api its base address; null for the public service
 * @param token where the token is found, never the token: {@code env:NAME} or {@code file:PATH}; null for the usual
 *     variable
 */
public record Source(
        String type,
        String name,
        @Nullable String api,
        @Nullable String token,
        Location location) {}
