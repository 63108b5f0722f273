package dev.gatehouse.engines.secretscan.detectors;

import static dev.gatehouse.engines.secretscan.CharacterClass.BASE64;
import static dev.gatehouse.engines.secretscan.CharacterClass.BASE64_URL;
import static dev.gatehouse.engines.secretscan.CharacterClass.HEX;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_HEX;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Shape;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of clouds and hosting. */
final class CloudTokens {

    private static final CharacterClass AZURE = CharacterClass.of("0-9a-zA-Z_~.-");

    private CloudTokens() {}

    static List<Detector> detectors() {
        return List.of(
                Detector.of("aws-secret-key", "AWS secret access key", new AwsSecretKeys(), "AKIA", "ASIA"),
                Detector.of("google-api-key", "Google API key", Shape.of(BASE64_URL, 35), "AIza"),
                Detector.of("google-oauth-secret", "Google OAuth client secret", Shape.of(BASE64_URL, 28), "GOCSPX-"),
                Detector.of("azure-storage-key", "Azure storage account key", value(86, "=="), "AccountKey="),
                Detector.of("azure-shared-access-key", "Azure shared access key", value(43, "="), "SharedAccessKey="),
                Detector.of(
                        "azure-client-secret",
                        "Microsoft Entra client secret",
                        Shape.of(AZURE, 34).before(AZURE, 4, 4).where(token -> Character.isDigit(token.charAt(3))),
                        "Q~"),
                Detector.of(
                        "digitalocean-token",
                        "DigitalOcean token",
                        Shape.of(LOWER_HEX, 64),
                        "dop_v1_",
                        "doo_v1_",
                        "dor_v1_"),
                Detector.of(
                        "cloudflare-origin-ca-key",
                        "Cloudflare origin CA key",
                        Shape.of(LOWER_HEX, 24).then("-", LOWER_HEX, 146),
                        "v1.0-"),
                Detector.of("heroku-api-key", "Heroku API key", Shape.of(BASE64_URL, 58), "HRKU-AA"),
                Detector.of("fly-token", "Fly.io access token", Shape.of(BASE64_URL, 43), "fo1_"),
                Detector.of("databricks-token", "Databricks access token", Shape.of(HEX, 32), "dapi"),
                Detector.of(
                        "planetscale-token", "PlanetScale token", Shape.of(AZURE, 32, 64), "pscale_tkn_", "pscale_pw_"),
                Detector.of("supabase-token", "Supabase access token", Shape.of(LOWER_HEX, 40), "sbp_"),
                Detector.of("pulumi-token", "Pulumi access token", Shape.of(LOWER_HEX, 40), "pul-"));
    }

    /** What follows a name and an equals sign, of so many characters of base 64 and then its padding. */
    private static Verifier value(int length, String padding) {
        return new Verifier() {
            @Override
            public @Nullable Extent verify(String text, int start, int end) {
                int last = BASE64.runEnd(text, end, length + 1);
                boolean fits = last - end == length && text.startsWith(padding, last);
                int to = last + padding.length();
                return fits && !Placeholders.isPlaceholder(text.substring(end, to)) ? new Extent(end, to) : null;
            }
        };
    }
}
