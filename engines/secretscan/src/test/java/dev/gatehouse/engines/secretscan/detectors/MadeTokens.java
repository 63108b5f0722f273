package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.Checksums;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tokens made at run time, so that no file of ours holds a text that looks like one. */
final class MadeTokens {

    static final String DIGITS = "0123456789";
    static final String HEX = "0123456789abcdef";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String ALPHANUMERIC = DIGITS + UPPER + LOWER;
    static final String BASE64 = ALPHANUMERIC + "+/";

    private final Random random;

    /** A text with a token in it. */
    record Sample(String detector, String before, String token, String after) {
        String text() {
            return before + token + after;
        }

        @Override
        public String toString() {
            return detector;
        }
    }

    MadeTokens(long seed) {
        this.random = new Random(seed);
    }

    String of(String alphabet, int length) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return made.toString();
    }

    String hex(int length) {
        return of(HEX, length);
    }

    String alphanumeric(int length) {
        return of(ALPHANUMERIC, length);
    }

    String withCrc(String prefix, int length) {
        String body = alphanumeric(length);
        return prefix + body + Checksums.base62(Checksums.crc32(body), 6);
    }

    String fineGrained() {
        String body = "github" + "_pat_" + alphanumeric(22) + "_" + alphanumeric(43);
        return body + Checksums.sha256Base32(body) + alphanumeric(8);
    }

    String routable(String prefix, String version) {
        String body = prefix + alphanumeric(32) + version + "0w";
        return body + Checksums.base36(Checksums.crc32(body), 7);
    }

    String grafana() {
        String body = "gl" + "sa_" + alphanumeric(32);
        return body + "_" + HexFormat.of().toHexDigits(Integer.reverseBytes((int) Checksums.crc32(body)));
    }

    String json(String header, String claims) {
        return encoded(header) + "." + encoded(claims) + "." + alphanumeric(43);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A key in PEM: its label, lines and line break. */
    String pem(String label, String lineBreak) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (label.startsWith("OPENSSH")) {
            bytes.writeBytes("openssh-key-v1\0\0\0\0\4none\0\0\0\4none".getBytes(StandardCharsets.ISO_8859_1));
        } else {
            bytes.writeBytes(new byte[] {(byte) (label.startsWith("PGP") ? 0x95 : 0x30), (byte) 0x82, 1, 1});
        }
        byte[] rest = new byte[150];
        random.nextBytes(rest);
        bytes.writeBytes(rest);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(bytes.toByteArray())
                .replace("\n", lineBreak);
        return "-----BEGIN " + label + "-----" + lineBreak + body + lineBreak + "-----END " + label + "-----";
    }

    String ageIdentity() {
        String alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        String body = "age-secret-key-" + "1" + of(alphabet, 52);
        return (body + Bech32.checksum("age-secret-key-", body.substring(body.length() - 52))).toUpperCase(Locale.ROOT);
    }

    /** At least one text for each detector. */
    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        plain(samples, "github-pat", withCrc("gh" + "p_", 30));
        plain(samples, "github-fine-grained-pat", fineGrained());
        plain(samples, "github-oauth-token", withCrc("gh" + "o_", 30));
        plain(samples, "github-app-token", withCrc("gh" + "s_", 30));
        plain(samples, "github-app-token", withCrc("gh" + "u_", 30));
        plain(
                samples,
                "github-app-token",
                "gh" + "s_12345_" + json("{\"alg\":\"RS256\"}", "{\"iss\":\"12345\",\"iat\":1}"));
        plain(samples, "github-refresh-token", withCrc("gh" + "r_", 70));
        plain(samples, "gitlab-pat", "gl" + "pat-" + alphanumeric(20));
        plain(samples, "gitlab-pat", routable("gl" + "pat-", ".01."));
        plain(samples, "gitlab-pat", routable("gl" + "pat-", "."));
        plain(samples, "gitlab-runner-token", "gl" + "rt-" + alphanumeric(20));
        plain(samples, "gitlab-runner-token", "GR13" + "48941" + alphanumeric(20));
        plain(samples, "gitlab-deploy-token", "gl" + "dt-" + alphanumeric(20));
        plain(samples, "gitlab-trigger-token", "gl" + "ptt-" + hex(40));
        plain(samples, "gitlab-job-token", "gl" + "cbt-a1_" + alphanumeric(20));
        plain(samples, "gitlab-agent-token", "gl" + "agent-" + alphanumeric(50));
        plain(samples, "gitlab-oauth-secret", "gl" + "oas-" + hex(64));
        plain(samples, "npm-token", withCrc("np" + "m_", 30));
        plain(samples, "pypi-token", "py" + "pi-AgEIcHlwaS5vcmc" + alphanumeric(120));
        plain(samples, "docker-pat", "dc" + "kr_pat_" + alphanumeric(27));
        plain(samples, "docker-organization-token", "dc" + "kr_oat_" + alphanumeric(32));
        samples.add(new Sample(
                "aws-secret-key",
                "aws_access_key_id = AK" + "IA" + of(UPPER + "234567", 16) + "\naws_secret_access_key = ",
                alphanumeric(38) + "a7",
                "\n"));
        samples.add(new Sample(
                "aws-secret-key",
                "secret: \"",
                "Bz9" + alphanumeric(37),
                "\"\nid: \"AS" + "IA" + of(UPPER + "234567", 16) + "\"\n"));
        plain(samples, "google-api-key", "AI" + "za" + alphanumeric(35));
        plain(samples, "google-oauth-secret", "GOC" + "SPX-" + alphanumeric(28));
        samples.add(new Sample("azure-storage-key", "AccountName=a;Account" + "Key=", of(BASE64, 86) + "==", ";"));
        samples.add(new Sample("azure-shared-access-key", ";SharedAccess" + "Key=", of(BASE64, 43) + "=", "\n"));
        plain(samples, "azure-client-secret", alphanumeric(3) + "8Q" + "~" + alphanumeric(34));
        plain(samples, "digitalocean-token", "do" + "p_v1_" + hex(64));
        plain(samples, "cloudflare-origin-ca-key", "v1" + ".0-" + hex(24) + "-" + hex(146));
        plain(samples, "heroku-api-key", "HR" + "KU-AA" + alphanumeric(58));
        plain(samples, "fly-token", "fo" + "1_" + alphanumeric(43));
        plain(samples, "databricks-token", "da" + "pi" + hex(32));
        plain(samples, "planetscale-token", "psc" + "ale_tkn_" + alphanumeric(43));
        plain(samples, "supabase-token", "sb" + "p_" + hex(40));
        plain(samples, "pulumi-token", "pu" + "l-" + hex(40));
        plain(samples, "vault-token", "hv" + "s." + alphanumeric(90));
        plain(samples, "vault-token", "hv" + "b." + alphanumeric(140));
        plain(samples, "terraform-cloud-token", alphanumeric(14) + ".at" + "lasv1." + alphanumeric(67));
        plain(samples, "grafana-service-account-token", grafana());
        plain(samples, "grafana-cloud-token", "gl" + "c_eyJ" + alphanumeric(100));
        samples.add(new Sample(
                "kubernetes-bootstrap-token",
                "    token: ",
                of(HEX, 6) + "." + of(LOWER, 9) + "4a9" + of(HEX, 4),
                "\n"));
        samples.add(new Sample(
                "kubernetes-bootstrap-token",
                "kubeadm join --token ",
                hex(6) + ".q7" + of(LOWER, 14),
                " 10.0.0.1:6443"));
        plain(samples, "tailscale-key", "ts" + "key-auth-" + alphanumeric(17) + "-" + alphanumeric(32));
        plain(samples, "onepassword-token", "op" + "s_eyJ" + alphanumeric(600));
        plain(samples, "doppler-token", "dp" + ".pt." + alphanumeric(43));
        plain(samples, "doppler-service-token", "dp" + ".st.prd." + alphanumeric(43));
        plain(samples, "sentry-token", "sn" + "trys_eyJ" + alphanumeric(120) + "_" + alphanumeric(43));
        plain(samples, "sentry-user-token", "sn" + "tryu_" + hex(64));
        plain(samples, "new-relic-user-key", "NR" + "AK-" + of(DIGITS + UPPER, 27));
        samples.add(new Sample("datadog-api-key", "DATADOG_API_KEY: \"", hex(32), "\"\n"));
        samples.add(new Sample("datadog-api-key", "- name: DD_API_KEY\n  value: ", hex(32), "\n"));
        samples.add(new Sample("datadog-application-key", "dd_app_key = '", hex(40), "'\n"));
        plain(samples, "buildkite-token", "bk" + "ua_" + hex(40));
        plain(samples, "circleci-token", "CC" + "IPAT_" + alphanumeric(22) + "_" + hex(40));
        plain(
                samples,
                "slack-token",
                "xo" + "xb-" + of("123456789", 12) + "-" + of("123456789", 13) + "-" + alphanumeric(24));
        plain(samples, "slack-configuration-token", "xo" + "xe.xoxp-1-" + alphanumeric(160));
        plain(
                samples,
                "slack-app-token",
                "xa" + "pp-1-A" + of(DIGITS + UPPER, 10) + "-" + of(DIGITS, 13) + "-" + hex(64));
        plain(
                samples,
                "slack-webhook",
                "hooks.slack.com" + "/services/T" + of(DIGITS + UPPER, 10) + "/B" + of(DIGITS + UPPER, 10) + "/"
                        + alphanumeric(24));
        plain(samples, "stripe-key", "sk" + "_live_" + alphanumeric(99));
        plain(samples, "stripe-key", "rk" + "_live_" + alphanumeric(24));
        plain(samples, "sendgrid-key", "S" + "G." + alphanumeric(22) + "." + alphanumeric(43));
        samples.add(new Sample("twilio-auth-token", "TWILIO_AUTH_TOKEN=", hex(32), "\n"));
        samples.add(new Sample("twilio-api-key", "twilio:\n  sid: ", "S" + "K" + hex(32), "\n"));
        samples.add(new Sample("mailgun-key", "MAILGUN_KEY=", "ke" + "y-" + hex(32), "\n"));
        plain(samples, "telegram-bot-token", "6" + of(DIGITS, 9) + ":A" + "A" + alphanumeric(33));
        plain(
                samples,
                "discord-webhook",
                "discord.com/api/web" + "hooks/" + of("123456789", 18) + "/" + alphanumeric(68));
        samples.add(new Sample(
                "discord-bot-token",
                "DISCORD_TOKEN=",
                encoded("284759" + of(DIGITS, 12)) + "." + alphanumeric(6) + "." + alphanumeric(38),
                "\n"));
        plain(samples, "openai-key", "s" + "k-proj-" + alphanumeric(58) + "T3Blbk" + "FJ" + alphanumeric(58));
        plain(samples, "anthropic-key", "s" + "k-ant-api03-" + alphanumeric(93) + "AA");
        plain(samples, "hugging-face-token", "h" + "f_" + of(UPPER + LOWER, 34));
        plain(samples, "groq-key", "gs" + "k_" + alphanumeric(52));
        plain(samples, "linear-key", "lin" + "_api_" + alphanumeric(40));
        plain(samples, "notion-token", "nt" + "n_" + alphanumeric(46));
        plain(samples, "shopify-token", "shp" + "at_" + hex(32));
        plain(samples, "postman-key", "PM" + "AK-" + hex(24) + "-" + hex(34));
        samples.add(new Sample(
                "google-service-account-key",
                "{\"type\": \"service_account\", \"private_key\": \"",
                pem("PRIVATE " + "KEY", "\\n"),
                "\\n\", \"client_email\": \"a@b\"}"));
        plain(samples, "private-key", pem("RSA PRIVATE " + "KEY", "\n    "));
        plain(samples, "private-key", pem("EC PRIVATE " + "KEY", "\r\n"));
        plain(samples, "private-key", pem("PRIVATE " + "KEY", "\\n"));
        plain(samples, "private-key", pem("OPENSSH PRIVATE " + "KEY", "\n"));
        plain(samples, "private-key", pem("PGP PRIVATE " + "KEY BLOCK", "\n"));
        plain(samples, "age-identity", ageIdentity());
        plain(samples, "argocd-token", json("{\"alg\":\"HS256\"}", "{\"iss\":\"argocd\",\"sub\":\"proj:a:b\"}"));
        plain(
                samples,
                "kubernetes-service-account-token",
                json("{\"alg\":\"RS256\"}", "{\"iss\":\"kubernetes/serviceaccount\"}"));
        plain(samples, "json-web-token", json("{\"typ\":\"JWT\",\"alg\":\"ES256\"}", "{\"sub\":\"ada\"}"));
        samples.add(new Sample("url-password", "url: https://ada:", "kJ7" + alphanumeric(9), "@git.acme.io/a.git\n"));
        samples.add(new Sample("url-password", "amqp://:", "tr0ub4dor", "@queue:5672"));
        return samples;
    }

    private static void plain(List<Sample> samples, String detector, String token) {
        samples.add(new Sample(detector, "value: \"", token, "\"\n"));
    }
}
