package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.generic.GenericDetectors;
import dev.gatehouse.engines.secretscan.keys.PrivateKeys;
import dev.gatehouse.engines.secretscan.kubernetes.KubernetesSecrets;
import dev.gatehouse.engines.secretscan.table.DetectorTable;
import java.util.List;
import java.util.stream.Stream;

/** All detectors, the more specific first. */
public final class StandardDetectors {

    private static final List<String> TABLES =
            List.of("forges", "clouds", "delivery", "models", "money", "talk", "monitoring", "data", "business");

    private static final List<Detector> TOKENS = Stream.of(
                    Stream.of(named()),
                    TABLES.stream().map(DetectorTable::detectors),
                    Stream.of(
                            KubernetesSecrets.detectors(),
                            PrivateKeys.detectors(),
                            JsonWebTokens.detectors(),
                            UrlCredentials.detectors()))
            .flatMap(lists -> lists)
            .flatMap(List::stream)
            .toList();

    private static final List<Detector> ALL = Stream.of(TOKENS, KubernetesSecrets.general(), GenericDetectors.all())
            .flatMap(List::stream)
            .toList();

    private StandardDetectors() {}

    public static List<Detector> all() {
        return ALL;
    }

    /** All but the generic ones: what has a format of its own. */
    public static List<Detector> tokens() {
        return TOKENS;
    }

    /** The tables of detectors, in the order of {@link #all}. */
    public static List<String> tables() {
        return TABLES;
    }

    private static List<Detector> named() {
        return List.of(
                Detector.of("aws-secret-key", "AWS secret access key", new AwsSecretKeys(), "AKIA", "ASIA"),
                Detector.of("aws-access-key", "AWS access key id", new AwsAccessKeys(), "AKIA", "ASIA"),
                Detector.near("discord-bot-token", "Discord bot token", new DiscordToken(), "discord"),
                Detector.of(
                        "kubernetes-bootstrap-token",
                        "Kubernetes bootstrap token",
                        new BootstrapToken(),
                        "token:",
                        "token=",
                        "--token ",
                        "token\":"));
    }
}
