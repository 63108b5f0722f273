package dev.gatehouse.engines.secretscan.encoded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.all());

    /** Made at run time, so that no file of ours holds a text that looks like a token. */
    private static final String TOKEN = "do" + "p_v1_" + hex(1, 32);

    private static final String TEXT = "user: deployer\ntoken: " + TOKEN + "\nurl: https://api.acme.io/\n";

    private static String hex(long seed, int bytes) {
        byte[] random = new byte[bytes];
        new Random(seed).nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static List<Match> scan(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return SCANNER.scan(content, content.length);
    }

    private static List<String> found(String text) {
        return scan(text).stream().map(match -> match.detector().id()).toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void aTokenIsFoundInTheDataOfASecret() {
        String text = "apiVersion: v1\nkind: Secret\ndata:\n  token: " + base64(TOKEN) + "\n";

        assertThat(scan(text)).singleElement().satisfies(match -> {
            assertThat(match.detector().id()).isEqualTo("digitalocean-token");
            assertThat(text.substring(match.start(), match.end()) + "=")
                    .startsWith(base64(TOKEN).substring(0, 94));
        });
    }

    @Test
    void theMatchIsThePartThatEncodesTheToken() {
        String text = "config: " + base64(TEXT);

        Match match = scan(text).getFirst();

        String part = text.substring(match.start(), match.end());
        assertThat(part.length()).isBetween(TOKEN.length() * 4 / 3, TOKEN.length() * 4 / 3 + 4);
        assertThat(match.start()).isEqualTo("config: ".length() + TEXT.indexOf(TOKEN) * 4 / 3);
    }

    @Test
    void allTokensOfAnEncodedTextAreFound() {
        assertThat(found("a: " + base64(TEXT + "other: sn" + "tryu_" + hex(2, 32) + "\n")))
                .containsExactly("digitalocean-token", "sentry-user-token");
    }

    @Test
    void base64OfUrlsIsDecoded() {
        String encoded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("k??>" + TEXT).getBytes(StandardCharsets.UTF_8));

        assertThat(found("a=" + encoded)).containsExactly("digitalocean-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n    "})
    void linesThatContinueAreJoined(String lineBreak) {
        String encoded = Base64.getMimeEncoder(76, lineBreak.getBytes(StandardCharsets.US_ASCII))
                .encodeToString((TEXT + TEXT).getBytes(StandardCharsets.UTF_8));

        assertThat(found("a: |" + lineBreak + encoded + "\n"))
                .containsExactly("digitalocean-token", "digitalocean-token");
    }

    @Test
    void eachOfSeveralEncodedLinesIsDecoded() {
        assertThat(found(base64(TEXT + "a") + "\n" + base64(TEXT + "bc") + "\n" + base64(TEXT) + "\n"))
                .hasSize(3);
    }

    @Test
    void hexadecimalIsDecoded() {
        String encoded = HexFormat.of().formatHex(TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(found("a: " + encoded)).containsExactly("digitalocean-token");
        assertThat(found("a: 0x" + encoded)).containsExactly("digitalocean-token");
    }

    @Test
    void compressedTextIsDecoded() {
        assertThat(found("a: " + gzip(TEXT))).containsExactly("digitalocean-token");
        assertThat(found("release: " + base64(gzip(TEXT)))).containsExactly("digitalocean-token");
    }

    @Test
    void textIsDecodedToADepth() {
        String twice = base64(base64(TEXT));

        assertThat(found(twice)).containsExactly("digitalocean-token");
        assertThat(found(base64(twice))).containsExactly("digitalocean-token");
        assertThat(found(base64(base64(twice)))).isEmpty();
    }

    @Test
    void escapesAreDecoded() {
        String escaped = TOKEN.replace("_", "%5F");
        String programs = TOKEN.replace("_", "\\u005f");
        String bytes = TOKEN.replace("_", "\\x5f");

        assertThat(found("https://acme.io/?a=b%26token%3D" + TOKEN)).containsExactly("digitalocean-token");
        assertThat(found("t: " + escaped)).containsExactly("digitalocean-token");
        assertThat(found("t = \"" + programs + "\"")).containsExactly("digitalocean-token");
        assertThat(found("t = \"" + bytes + "\"")).containsExactly("digitalocean-token");
        assertThat(scan("t: " + escaped).getFirst().end()).isEqualTo("t: ".length() + escaped.length());
    }

    @Test
    void aLongEncodedTextIsGoneThroughInParts() {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder();
        int tokens = 40;
        for (int i = 0; i < tokens; i++) {
            for (int line = 0; line < 60; line++) {
                text.append("setting")
                        .append(random.nextInt(100_000))
                        .append(": word")
                        .append(random.nextInt(1_000_000))
                        .append('\n');
            }
            text.append("token: ")
                    .append("do")
                    .append("p_v1_")
                    .append(hex(100 + i, 32))
                    .append('\n');
        }

        assertThat(found("data: " + base64(text.toString()))).hasSize(tokens);
    }

    @Test
    void aPartHoldsTheSameWhereverItStands() {
        Random random = new Random(5);
        List<String> before = new ArrayList<>(List.of("a: ", "\n", "x".repeat(300) + " "));
        for (int i = 0; i < 20; i++) {
            before.add("y: " + "z".repeat(random.nextInt(9000)) + "\n");
        }
        String encoded = base64(TEXT.repeat(30));

        assertThat(before).allSatisfy(text -> assertThat(found(text + encoded)).hasSize(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ENC[AES256_GCM,data:p673w7QmzL3ep673w7QmzL3ep673w7QmzL3e,iv:YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY=,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]",
                "path: github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1/types",
                "digest: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "data: SGVsbG8gd29ybGQsIHRoaXMgaXMgYSBoYXJtbGVzcyB0ZXh0IHdpdGhvdXQgYW55dGhpbmcgaW4gaXQK",
                "url: https://acme.io/a%20b%20c?d=%7B%7D",
                "text = \"\\u0041\\u0042\\u0043\\u0044\\u0045\\u0046\\u0047\\u0048\"",
            })
    void whatHoldsNoSecretIsNone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "A",
                "%41",
                "\\u0041",
                "H4sIAAAA",
                "ICAg",
                "a\n",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
                "%2",
                "CI"
            })
    void takesTimeLinearInAHostileText(String part) {
        assertThat(scan(part.repeat((1 << 20) / part.length()))).isEmpty();
    }

    @Test
    void aCompressedBombIsBounded() {
        assertThat(found(gzip("0".repeat(100_000_000)))).isEmpty();
    }
}
