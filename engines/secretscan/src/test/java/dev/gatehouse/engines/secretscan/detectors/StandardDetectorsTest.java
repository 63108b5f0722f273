package dev.gatehouse.engines.secretscan.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.MadeTokens.Sample;
import dev.gatehouse.engines.secretscan.table.DetectorTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardDetectorsTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.tokens());

    /** What is found by the place where it stands, as long as it may be. */
    private static final Set<String> OF_ANY_LENGTH = Set.of(
            "url-password",
            "argocd-repository-secret",
            "argocd-cluster-secret",
            "argocd-server-key",
            "flux-secret",
            "kubeconfig-token",
            "docker-config-auth");

    private static List<Match> scan(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return SCANNER.scan(content, content.length);
    }

    private static List<String> found(String text) {
        return scan(text).stream().map(match -> match.detector().id()).toList();
    }

    static Stream<Sample> samples() {
        return LongStream.range(0, 20).boxed().flatMap(seed -> new MadeTokens(seed).samples().stream());
    }

    static Stream<Sample> fewSamples() {
        return new MadeTokens(99).samples().stream();
    }

    @Test
    void everyOtherDetectorHasASample() {
        Set<String> ofTables = StandardDetectors.tables().stream()
                .flatMap(table -> DetectorTable.detectors(table).stream())
                .map(Detector::id)
                .collect(Collectors.toSet());

        assertThat(fewSamples().map(Sample::detector).distinct())
                .containsExactlyInAnyOrderElementsOf(StandardDetectors.tokens().stream()
                        .map(Detector::id)
                        .filter(id -> !ofTables.contains(id))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsATokenAndExactlyThat(Sample sample) {
        int start = sample.before().length();

        assertThat(scan(sample.text()).stream()
                        .filter(match -> !match.detector().id().equals("aws-access-key")
                                || sample.detector().equals("aws-access-key")))
                .extracting(match -> match.detector().id(), Match::start, Match::end)
                .containsExactly(
                        tuple(sample.detector(), start, start + sample.token().length()));
    }

    @ParameterizedTest
    @MethodSource("fewSamples")
    void findsNoTokenCutShort(Sample sample) {
        String cut = sample.token().substring(0, Math.min(20, sample.token().length() - 1));

        assertThat(found(sample.before() + cut + sample.after()).contains(sample.detector()))
                .isEqualTo(OF_ANY_LENGTH.contains(sample.detector()));
    }

    static Stream<Sample> unnamedSamples() {
        return fewSamples()
                .filter(sample -> sample.before().equals("value: \""))
                .filter(sample -> !sample.token().startsWith("-----"));
    }

    @ParameterizedTest
    @MethodSource("unnamedSamples")
    void findsNoTokenWithinAWord(Sample sample) {
        assertThat(found("Zz9" + sample.token())).doesNotContain(sample.detector());
    }

    @Test
    void encryptedKeysAreToldApart() {
        MadeTokens made = new MadeTokens(7);
        String pem = made.pem("RSA PRIVATE " + "KEY", "\n");
        String legacy =
                pem.replaceFirst("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n");

        assertThat(scan(made.pem("ENCRYPTED PRIVATE " + "KEY", "\n")))
                .extracting(Match::confidence)
                .containsExactly(Confidence.LOW);
        assertThat(found(legacy)).containsExactly("encrypted-private-key");
        assertThat(found(made.pem("PUBLIC KEY", "\n"))).isEmpty();
        assertThat(found(made.pem("CERTIFICATE", "\n"))).isEmpty();
    }

    @Test
    void anOpenPgpKeyMayHaveHeaders() {
        String pem = new MadeTokens(8).pem("PGP PRIVATE " + "KEY BLOCK", "\n");

        assertThat(found(pem.replaceFirst("BLOCK-----\n", "BLOCK-----\nVersion: GnuPG v2\n\n")))
                .containsExactly("pgp-private-key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '¤', textBlock = """
                    {"alg":"HS256"} § {"role":"anon"}
                    {"alg":"HS256"} § {"name":"John Doe"}
                    {"typ":"JWT"}   § {"sub":"ada"}
                    {"alg":"HS256"} § ["sub"]
                    """)
    void tokensThatAreNoSecretAreNone(String header, String claims) {
        assertThat(found(new MadeTokens(9).json(header, claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada:${PASSWORD}@git.acme.io/",
                "https://ada:{{ .password }}@git.acme.io/",
                "https://ada:<token>@git.acme.io/",
                "https://ada:$PASSWORD@git.acme.io/",
                "https://ada:%s@git.acme.io/",
                "https://ada:****@git.acme.io/",
                "https://ada:password@git.acme.io/",
                "https://ada:changeme@git.acme.io/",
                "https://ada:authToken@git.acme.io/",
                "https://ada:api_key@git.acme.io/",
                "https://ada:APP-PASSWORD@git.acme.io/",
                "https://ada:pass.word@git.acme.io/",
                "https://ada:DB_PASSWORD@git.acme.io/",
                "https://ada:ada@git.acme.io/",
                "https://ada:yourtoken@git.acme.io/",
                "https://ada:xxxxxxxx@git.acme.io/",
                "https://ada:tr0ub4dor@localhost:5432/",
                "https://ada:tr0ub4dor@db.example.com/",
                "https://ada@git.acme.io/",
                "https://git.acme.io:8443/a@b",
                "https://git.acme.io/a:b@c",
                "ssh://git@git.acme.io:22/a.git",
                "image: ghcr.io/acme/app:v1@sha256:0a1b",
                "http://[::1]:8080/@a",
                "://ada:tr0ub4dor@git.acme.io/"
            })
    void whatIsNoPasswordInAUrlIsNone(String url) {
        assertThat(found(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-password",
                "{{ .Values.password }}",
                "${PASSWORD}",
                "<path:secret/data/git#password>",
                "ENC[AES256_GCM,data:p673w7Q=,type:str]",
                "\"\"",
                "changeme"
            })
    void whatStandsForAValueOfASecretIsNone(String value) {
        assertThat(found("kind: Secret\nmetadata:\n  labels:\n    argocd.argoproj.io/secret-type: repository\n"
                        + "stringData:\n  password: " + value + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ConfigMap", "SecretStore", "ExternalSecret", "SealedSecret"})
    void onlyASecretHasValuesOfOne(String kind) {
        assertThat(found("kind: " + kind + "\nmetadata:\n  name: flux-system\ndata:\n  password: "
                        + new MadeTokens(13).alphanumeric(24) + "\n"))
                .isEmpty();
    }

    @Test
    void aTokenInAUrlIsNamedByItsFormat() {
        String token = new MadeTokens(10).withCrc("gh" + "p_", 30);

        assertThat(found("https://x-access-token:" + token + "@github.com/acme/app.git"))
                .containsExactly("github-pat");
    }

    @Test
    void anAccessKeyIdAloneHasNoSecret() {
        MadeTokens made = new MadeTokens(11);
        String id = made.accessKey("AK" + "IA");

        assertThat(found("id: " + id + "\ncommit: " + made.hex(40) + "\n")).containsExactly("aws-access-key");
        assertThat(found("id: " + id + "\n" + "a".repeat(500) + " " + made.alphanumeric(40)))
                .containsExactly("aws-access-key");
        assertThat(found("id: AK" + "IA7777" + id.substring(8))).isEmpty();
    }

    @Test
    void documentationOfAwsIsNoSecret() {
        assertThat(found("AK" + "IAIOSFODNN7EXAMPLE\n" + "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY\n"))
                .isEmpty();
    }

    @Test
    void theEmulatorOfAzureIsNoSecret() {
        String key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u" + "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

        assertThat(found("AccountName=devstoreaccount1;Account" + "Key=" + key + ";"))
                .isEmpty();
    }

    @Test
    void tokensWithoutTheirIssuerNearAreNone() {
        MadeTokens made = new MadeTokens(12);

        assertThat(found("id: S" + "K" + made.hex(32))).isEmpty();
        assertThat(found("id: ke" + "y-" + made.hex(32))).isEmpty();
        assertThat(found("checksum: " + made.hex(32))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ENC[AES256_GCM,data:p673w7QmzL3e,iv:YY=,aad:UQ=,tag:A=,type:str]",
                "  - recipient: age1yt3tfqlfrwdwx0z0ynwplcr6qxcxfaqycuprpmy89nr83ltx74tqdpszlw",
                "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOQ==\n-----END AGE ENCRYPTED FILE-----",
                "digest: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ada@acme.io",
                "token: ${TOKEN}",
                "token: abcdef.0123456789abcdef",
                "value: {{ .Values.token }}",
            })
    void whatIsSafeByDesignIsNone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unnamedSamples")
    void placeholdersAreNone(Sample sample) {
        String token = sample.token();
        int body = Math.max(token.lastIndexOf('_'), Math.max(token.lastIndexOf('-'), token.lastIndexOf('.'))) + 1;
        String masked = token.substring(0, body) + "x".repeat(token.length() - body);

        assertThat(found(sample.before() + masked + sample.after())).isEmpty();
    }
}
