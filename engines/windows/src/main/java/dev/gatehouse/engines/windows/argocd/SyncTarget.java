package dev.gatehouse.engines.windows.argocd;

import org.jspecify.annotations.Nullable;

/**
 * What a window's selectors are compared with.
 *
 * @param application the Application's name
 * @param namespace its destination's namespace
 * @param clusterName its destination's name; null where it has none
 * @param clusterServer its destination's address; null where it has none
 */
public record SyncTarget(
        String application,
        String namespace,
        @Nullable String clusterName,
        @Nullable String clusterServer) {}
