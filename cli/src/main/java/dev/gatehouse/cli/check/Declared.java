package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.*;
import dev.gatehouse.connectors.target.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Temporary. */
final class Declared {
    private Declared() {}

    static Baseline of(Target target, @Nullable Path given, @Nullable String kubeVersion, Instant at) {
        return new Baseline(
                null,
                Organization.NONE,
                List.of(),
                List.of(),
                List.of(),
                AccessPolicy.NONE,
                SshPolicy.NONE,
                SecretsPolicy.NONE,
                UpdatesPolicy.NONE,
                List.of("gdpr", "hipaa", "pci-dss"),
                AwarenessPolicy.NONE,
                Map.of(),
                List.of());
    }
}
