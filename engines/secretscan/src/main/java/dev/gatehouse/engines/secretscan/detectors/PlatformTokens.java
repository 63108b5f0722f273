package dev.gatehouse.engines.secretscan.detectors;

import static dev.gatehouse.engines.secretscan.CharacterClass.ALPHANUMERIC;
import static dev.gatehouse.engines.secretscan.CharacterClass.BASE64_URL;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_ALPHANUMERIC;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_HEX;
import static dev.gatehouse.engines.secretscan.CharacterClass.UPPER_ALPHANUMERIC;

import dev.gatehouse.engines.secretscan.Assigned;
import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Checksums;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Shape;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens of what a platform team runs: secret stores, clusters, infrastructure, observability. */
final class PlatformTokens {

    private static final CharacterClass PADDED = CharacterClass.of("0-9a-zA-Z_=-");
    private static final CharacterClass BASE64_PADDED = CharacterClass.of("0-9a-zA-Z+/=");

    private PlatformTokens() {}

    static List<Detector> detectors() {
        return List.of(
                Detector.of(
                        "vault-token", "HashiCorp Vault token", Shape.of(BASE64_URL, 24, 300), "hvs.", "hvb.", "hvr."),
                Detector.of(
                        "terraform-cloud-token",
                        "HCP Terraform token",
                        Shape.of(PADDED, 60, 70).before(ALPHANUMERIC, 14, 14),
                        ".atlasv1."),
                Detector.of(
                        "grafana-service-account-token",
                        "Grafana service account token",
                        Shape.of(ALPHANUMERIC, 32).then("_", LOWER_HEX, 8).where(PlatformTokens::hasGrafanaChecksum),
                        "glsa_"),
                Detector.of("grafana-cloud-token", "Grafana Cloud token", Shape.of(BASE64_PADDED, 32, 400), "glc_eyJ"),
                Detector.of(
                        "kubernetes-bootstrap-token",
                        "Kubernetes bootstrap token",
                        new BootstrapToken(),
                        "token:",
                        "token=",
                        "--token ",
                        "token\":"),
                Detector.of(
                        "tailscale-key",
                        "Tailscale key",
                        Shape.of(ALPHANUMERIC, 8, 32).then("-", ALPHANUMERIC, 20, 64),
                        "tskey-auth-",
                        "tskey-api-",
                        "tskey-client-",
                        "tskey-scim-",
                        "tskey-webhook-"),
                Detector.of(
                        "onepassword-token", "1Password service account token", Shape.of(PADDED, 200, 1200), "ops_eyJ"),
                Detector.of(
                        "doppler-token",
                        "Doppler token",
                        Shape.of(ALPHANUMERIC, 40, 44),
                        "dp.pt.",
                        "dp.ct.",
                        "dp.sa.",
                        "dp.scim.",
                        "dp.audit."),
                Detector.of(
                        "doppler-service-token",
                        "Doppler service token",
                        Shape.of(CharacterClass.of("0-9a-z_-"), 1, 60).then(".", ALPHANUMERIC, 40, 44),
                        "dp.st."),
                Detector.of(
                        "sentry-token",
                        "Sentry organization token",
                        Shape.of(BASE64_PADDED, 60, 400).then("_", BASE64_PADDED, 43),
                        "sntrys_eyJ"),
                Detector.of("sentry-user-token", "Sentry user token", Shape.of(LOWER_HEX, 64), "sntryu_"),
                Detector.of("new-relic-user-key", "New Relic user key", Shape.of(UPPER_ALPHANUMERIC, 27), "NRAK-"),
                Detector.near(
                        "datadog-api-key",
                        "Datadog API key",
                        Assigned.of(LOWER_HEX, 32),
                        "datadog",
                        "dd_api",
                        "dd-api"),
                Detector.near(
                        "datadog-application-key",
                        "Datadog application key",
                        Assigned.of(LOWER_HEX, 40),
                        "datadog",
                        "dd_app",
                        "dd-app"),
                Detector.of("buildkite-token", "Buildkite API token", Shape.of(LOWER_HEX, 40), "bkua_"),
                Detector.of(
                        "circleci-token",
                        "CircleCI personal token",
                        Shape.of(ALPHANUMERIC, 22).then("_", LOWER_HEX, 40),
                        "CCIPAT_"));
    }

    /** The CRC-32 of all before its last underscore, as the hexadecimal of its bytes from the lowest. */
    private static boolean hasGrafanaChecksum(String token) {
        int body = token.length() - 9;
        int crc = (int) Checksums.crc32(token.substring(0, body));
        return token.endsWith("_" + HexFormat.of().toHexDigits(Integer.reverseBytes(crc)));
    }

    /**
     * Six characters, a point and sixteen (Kubernetes: bootstrap tokens), which only the name before them gives away.
     */
    private static final class BootstrapToken implements Verifier {

        private static final CharacterClass BETWEEN = CharacterClass.of(" '\"");

        @Override
        public @Nullable Extent verify(String text, int start, int end) {
            int from = BETWEEN.runEnd(text, end, 4);
            int point = LOWER_ALPHANUMERIC.runEnd(text, from, 7);
            if (point - from != 6 || !text.startsWith(".", point)) {
                return null;
            }
            int last = LOWER_ALPHANUMERIC.runEnd(text, point + 1, 17);
            boolean ends = last == text.length() || !BASE64_URL.has(text.charAt(last)) && text.charAt(last) != '.';
            String secret = text.substring(point + 1, last);
            boolean mixed =
                    secret.chars().anyMatch(c -> c <= '9') && secret.chars().anyMatch(c -> c >= 'a');
            return secret.length() == 16 && ends && mixed && !Placeholders.isPlaceholder(secret)
                    ? new Extent(from, last)
                    : null;
        }
    }
}
