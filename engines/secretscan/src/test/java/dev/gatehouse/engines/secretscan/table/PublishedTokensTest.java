package dev.gatehouse.engines.secretscan.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that others made, or that look as those which their issuers print: what the table says of itself proves
 * nothing of the world. Where a form has no checksum, only the shape of what was printed is kept, and filled anew.
 */
class PublishedTokensTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.tokens());

    /** A shape as in {@code published.tsv}. */
    record Published(String detector, String before, String shape, String source) {}

    static Stream<Published> published() {
        try (InputStream table = PublishedTokensTest.class.getResourceAsStream("published.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Published(cells[0], cells[1].replace("\\n", "\n"), cells[2], cells[3]));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of our own", e);
        }
    }

    private static List<String> found(String before, String token) {
        byte[] content = (before + token + "\n").getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        SCANNER.scan(content, content.length)
                .forEach(match -> found.add(match.detector().id()
                        + " "
                        + new String(content, match.start(), match.end() - match.start(), StandardCharsets.UTF_8)));
        return found;
    }

    @ParameterizedTest
    @MethodSource("published")
    void findsWhatIssuersPrint(Published published) {
        for (int seed = 0; seed < 5; seed++) {
            String token = filled(published.shape(), new Random(seed));

            assertThat(found(published.before(), token))
                    .as(published.source())
                    .containsExactly(published.detector() + " " + token);
        }
    }

    @Test
    void printsComeFromThirtyPlaces() {
        assertThat(published().map(Published::source)).allMatch(source -> source.startsWith("https://"));
        assertThat(published().map(Published::detector).distinct()).hasSizeGreaterThan(20);
    }

    /**
     * Tokens whose checksums others computed: revoked, or printed as test vectors.
     *
     * <ul>
     *   <li>GitHub: <a href="https://gist.github.com/coolaj86/eb8cddfd3e4251258712dfed03e1f86d">base62 token format</a>
     *   <li>Grafana: the example in its own API's description, {@code apikeygen}
     *   <li>NATS: the README of nk
     *   <li>Bitcoin: BIP 32, test vector 1; the wiki's "Wallet import format"
     * </ul>
     */
    @ParameterizedTest
    @CsvSource({
        "github-pat, token:, ghp_, zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17",
        "grafana-service-account-token, token:, glsa_, yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a",
        "nats-seed, nats_seed:, SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6B, FDTJ7M6USDXIEDNPPQYYYCU3VY",
        "bitcoin-wif-key, wif:, 5HueCGU8rMjxEXxiPuD5BDku4MkFq, eZyd4dZ1jvhTVqvbTLvyTJ",
        "bitcoin-extended-key, key:, xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNK, "
                + "mPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
    })
    void agreesWithChecksumsOfOthers(String detector, String before, String first, String rest) {
        assertThat(found(before + " ", first + rest)).containsExactly(detector + " " + first + rest);
        char other = rest.charAt(rest.length() / 2) == '7' ? '8' : '7';
        String wrong = rest.substring(0, rest.length() / 2) + other + rest.substring(rest.length() / 2 + 1);
        assertThat(found(before + " ", first + wrong)).isEmpty();
    }

    /** As GitHub's blog of 2021-04-05 and npm's changelog of 2021-09-23 say, and as Polar's {@code crypto.py} does. */
    @ParameterizedTest
    @CsvSource({
        "github-pat, ghp_, 30",
        "github-oauth-token, gho_, 30",
        "github-app-token, ghs_, 30",
        "github-refresh-token, ghr_, 70",
        "npm-token, npm_, 30",
        "polar-token, polar_pat_, 37",
        "polar-token, polar_oat_, 37",
    })
    void findsTokensThatEndInTheirChecksum(String detector, String prefix, int length) {
        String body = filled("e*" + length, new Random(length));
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder checksum = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < 6; i++) {
            checksum.insert(
                    0, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt((int) (rest % 62)));
            rest /= 62;
        }

        assertThat(found("token: ", prefix + body + checksum))
                .containsExactly(detector + " " + prefix + body + checksum);
    }

    /** GitHub's changelog of 2026-05-15: {@code ghs_}, the app's id, and a JSON Web Token; about 520 characters. */
    @Test
    void findsInstallationTokensWithoutState() {
        String token = "ghs_" + filled("9*7'_eyJ'e*33'.eyJ'e*120.e*342", new Random(1));

        assertThat(found("token: ", token)).containsExactly("github-app-token " + token);
    }

    private static String filled(String shape, Random random) {
        StringBuilder filled = new StringBuilder();
        boolean text = false;
        for (int at = 0; at < shape.length(); at++) {
            char c = shape.charAt(at);
            if (c == '\'') {
                text = !text;
                continue;
            }
            String choice = text ? String.valueOf(c) : choice(c);
            int times = 1;
            if (!text && at + 1 < shape.length() && shape.charAt(at + 1) == '*') {
                int end = at + 2;
                while (end < shape.length() && Character.isDigit(shape.charAt(end))) {
                    end++;
                }
                times = Integer.parseInt(shape.substring(at + 2, end));
                at = end - 1;
            }
            for (int i = 0; i < times; i++) {
                filled.append(choice.charAt(random.nextInt(choice.length())));
            }
        }
        return filled.toString();
    }

    /** Digits and capitals are those of base 32, too. */
    private static String choice(char shape) {
        return switch (shape) {
            case 'a' -> "abcdefghijklmnopqrstuvwxyz";
            case 'A' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            case '9' -> "234567";
            case 'h' -> "0123456789abcdef";
            case 'e' -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
            default -> String.valueOf(shape);
        };
    }
}
