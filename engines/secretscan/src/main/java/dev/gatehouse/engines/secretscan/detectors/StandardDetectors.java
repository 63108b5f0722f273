package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.Detector;
import java.util.List;
import java.util.stream.Stream;

/** All detectors, the more specific first. */
public final class StandardDetectors {

    private static final List<Detector> ALL = Stream.of(
                    ForgeTokens.detectors(),
                    CloudTokens.detectors(),
                    PlatformTokens.detectors(),
                    ServiceTokens.detectors(),
                    PrivateKeys.detectors(),
                    JsonWebTokens.detectors(),
                    UrlCredentials.detectors())
            .flatMap(List::stream)
            .toList();

    private StandardDetectors() {}

    public static List<Detector> all() {
        return ALL;
    }
}
