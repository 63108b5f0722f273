package dev.gatehouse.engines.secretscan.detectors;

import static dev.gatehouse.engines.secretscan.CharacterClass.ALPHANUMERIC;
import static dev.gatehouse.engines.secretscan.CharacterClass.BASE64_URL;
import static dev.gatehouse.engines.secretscan.CharacterClass.DIGITS;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_ALPHANUMERIC;
import static dev.gatehouse.engines.secretscan.CharacterClass.LOWER_HEX;

import dev.gatehouse.engines.secretscan.Checksums;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Shape;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.List;

/**
 * Tokens of forges and package registries.
 *
 * <p>GitHub's classic tokens and npm's end in the CRC-32 of what stands after their prefix; GitHub's fine-grained ones
 * have, eight characters before their end, the first eight of the SHA-256 in base 32 of all before it; GitLab's
 * routable ones end in the CRC-32 in base 36 of all before it.
 */
final class ForgeTokens {

    private static final int GITHUB_PREFIX = 4;

    private ForgeTokens() {}

    static List<Detector> detectors() {
        Verifier classic = Shape.of(ALPHANUMERIC, 36).where(token -> Checksums.endsInCrc32(token, GITHUB_PREFIX));
        Verifier refresh = Shape.of(ALPHANUMERIC, 76).where(token -> Checksums.endsInCrc32(token, GITHUB_PREFIX));
        Verifier fineGrained =
                Shape.of(ALPHANUMERIC, 22).then("_", ALPHANUMERIC, 59).where(ForgeTokens::hasFineGrainedChecksum);
        Verifier stateless = Shape.of(DIGITS, 1, 12)
                .then("_eyJ", BASE64_URL, 8, 1000)
                .then(".eyJ", BASE64_URL, 8, 2000)
                .then(".", BASE64_URL, 40, 1000);
        return List.of(
                Detector.of("github-pat", "GitHub personal access token", classic, "ghp_"),
                Detector.of(
                        "github-fine-grained-pat",
                        "GitHub fine-grained personal access token",
                        fineGrained,
                        "github_pat_"),
                Detector.of("github-oauth-token", "GitHub OAuth access token", classic, "gho_"),
                Detector.of("github-app-token", "GitHub App token", either(classic, stateless), "ghu_", "ghs_"),
                Detector.of("github-refresh-token", "GitHub refresh token", refresh, "ghr_"),
                Detector.of(
                        "gitlab-pat", "GitLab access token", either(Shape.of(BASE64_URL, 20), routable()), "glpat-"),
                Detector.of(
                        "gitlab-runner-token",
                        "GitLab runner token",
                        either(Shape.of(BASE64_URL, 20), routable()),
                        "glrt-",
                        "GR1348941"),
                Detector.of("gitlab-deploy-token", "GitLab deploy token", Shape.of(BASE64_URL, 20), "gldt-"),
                Detector.of("gitlab-trigger-token", "GitLab pipeline trigger token", Shape.of(LOWER_HEX, 40), "glptt-"),
                Detector.of(
                        "gitlab-job-token",
                        "GitLab CI/CD job token",
                        Shape.of(ALPHANUMERIC, 1, 5).then("_", BASE64_URL, 20),
                        "glcbt-"),
                Detector.of(
                        "gitlab-agent-token",
                        "GitLab agent token for Kubernetes",
                        Shape.of(BASE64_URL, 50),
                        "glagent-"),
                Detector.of(
                        "gitlab-oauth-secret", "GitLab OAuth application secret", Shape.of(LOWER_HEX, 64), "gloas-"),
                Detector.of(
                        "npm-token",
                        "npm access token",
                        Shape.of(ALPHANUMERIC, 36).where(token -> Checksums.endsInCrc32(token, "npm_".length())),
                        "npm_"),
                Detector.of(
                        "pypi-token",
                        "PyPI API token",
                        Shape.of(BASE64_URL, 50, 1000),
                        "pypi-AgEIcHlwaS5vcmc",
                        "pypi-AgENdGVzdC5weXBpLm9yZw"),
                Detector.of("docker-pat", "Docker Hub access token", Shape.of(BASE64_URL, 27), "dckr_pat_"),
                Detector.of(
                        "docker-organization-token",
                        "Docker Hub organization access token",
                        Shape.of(BASE64_URL, 27, 40),
                        "dckr_oat_"));
    }

    private static Verifier routable() {
        Shape current = Shape.of(BASE64_URL, 27, 300)
                .then(".01.", LOWER_ALPHANUMERIC, 9)
                .where(ForgeTokens::hasRoutableChecksum);
        Shape earlier =
                Shape.of(BASE64_URL, 27, 300).then(".", LOWER_ALPHANUMERIC, 9).where(ForgeTokens::hasRoutableChecksum);
        return either(current, earlier);
    }

    private static boolean hasRoutableChecksum(String token) {
        int body = token.length() - 7;
        return token.endsWith(Checksums.base36(Checksums.crc32(token.substring(0, body)), 7));
    }

    private static boolean hasFineGrainedChecksum(String token) {
        int body = token.length() - 16;
        return token.startsWith(Checksums.sha256Base32(token.substring(0, body)), body);
    }

    private static Verifier either(Verifier first, Verifier second) {
        return (text, start, end) -> {
            var extent = first.verify(text, start, end);
            return extent == null ? second.verify(text, start, end) : extent;
        };
    }
}
