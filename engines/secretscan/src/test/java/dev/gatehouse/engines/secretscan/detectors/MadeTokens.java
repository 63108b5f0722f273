package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.Checksums;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Tokens made at run time, so that no file of ours holds a text that looks like one. */
final class MadeTokens {

    static final String DIGITS = "0123456789";
    static final String HEX = "0123456789abcdef";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String ALPHANUMERIC = DIGITS + UPPER + LOWER;

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

    String json(String header, String claims) {
        return encoded(header) + "." + encoded(claims) + "." + alphanumeric(43);
    }

    private static String standard(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of an AWS access key, of an account with a small number. */
    String accessKey(String kind) {
        return kind + "QA" + of(UPPER + "234567", 14);
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

    /** At least one text for each detector that is no row of a table. */
    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(
                "aws-secret-key",
                "aws_access_key_id = " + accessKey("AK" + "IA") + "\naws_secret_access_key = ",
                alphanumeric(38) + "a7",
                "\n"));
        samples.add(new Sample(
                "aws-secret-key",
                "secret: \"",
                "Bz9" + alphanumeric(37),
                "\"\nid: \"" + accessKey("AS" + "IA") + "\"\n"));
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
        samples.add(new Sample(
                "discord-bot-token",
                "DISCORD_TOKEN=",
                encoded("284759" + of(DIGITS, 12)) + "." + alphanumeric(6) + "." + alphanumeric(38),
                "\n"));
        samples.add(new Sample(
                "google-service-account-key",
                "{\"type\": \"service_account\", \"private_key\": \"",
                pem("PRIVATE " + "KEY", "\\n"),
                "\\n\", \"client_email\": \"a@b\"}"));
        plain(samples, "rsa-private-key", pem("RSA PRIVATE " + "KEY", "\n    "));
        plain(samples, "ec-private-key", pem("EC PRIVATE " + "KEY", "\r\n"));
        plain(samples, "dsa-private-key", pem("DSA PRIVATE " + "KEY", "\n"));
        plain(samples, "private-key", pem("PRIVATE " + "KEY", "\\n"));
        plain(samples, "openssh-private-key", pem("OPENSSH PRIVATE " + "KEY", "\n"));
        plain(samples, "pgp-private-key", pem("PGP PRIVATE " + "KEY BLOCK", "\n"));
        plain(samples, "nebula-private-key", pem("NEBULA ED25519 PRIVATE " + "KEY", "\n"));
        plain(samples, "openvpn-static-key", pem("OpenVPN Static " + "key V1", "\n"));
        plain(samples, "encrypted-private-key", pem("ENCRYPTED PRIVATE " + "KEY", "\n"));
        samples.add(new Sample(
                "putty-private-key",
                "PuTTY-User-"
                        + "Key-File-3: ssh-ed25519\nEncryption: none\nComment: ada\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\n",
                alphanumeric(44),
                "\nPrivate-MAC: " + hex(64) + "\n"));
        samples.add(
                new Sample("json-web-key", "{\"kty\": \"EC\", \"crv\": \"P-256\", \"d\": \"", alphanumeric(43), "\"}"));
        samples.add(new Sample("json-web-key", "{\n  kty: 'oct',\n  kid: 'd',\n  k: '", alphanumeric(22), "',\n}"));
        samples.add(new Sample("json-web-key", "key = {'kty': 'RSA', 'd': '", alphanumeric(342), "'}"));
        samples.add(new Sample(
                "xml-private-key",
                "<RSAKeyValue><Modulus>" + alphanumeric(80) + "</Modulus><D>",
                alphanumeric(172),
                "</D></RSAKeyValue>"));
        samples.add(
                new Sample("wireguard-private-key", "[Interface]\nPrivate" + "Key = ", alphanumeric(43) + "=", "\n"));
        samples.add(new Sample("der-private-key", "", "0.\2\1\0000\5\6\3+ep\4\"\4 " + alphanumeric(32), "\n"));
        samples.add(new Sample("aws-access-key", "aws_access_key_id = ", accessKey("AK" + "IA"), "\n"));
        samples.add(new Sample(
                "argocd-repository-secret",
                "kind: Secret\nmetadata:\n  labels:\n    argocd.argoproj.io/secret-type: repository\nstringData:\n"
                        + "  url: https://git.acme.io/a.git\n  username: deployer\n  password: ",
                alphanumeric(24),
                "\n"));
        samples.add(new Sample(
                "argocd-cluster-secret",
                "stringData:\n  config: |\n    {\n      \"bearer" + "Token\": \"",
                alphanumeric(60),
                "\"\n    }\n"));
        samples.add(new Sample(
                "argocd-server-key",
                "kind: Secret\nmetadata:\n  name: argocd-secret\nstringData:\n  server.secretkey: ",
                alphanumeric(43),
                "\n"));
        samples.add(new Sample(
                "sealed-secrets-private-key",
                "kind: Secret\nmetadata:\n  labels:\n    sealedsecrets.bitnami.com/sealed-secrets-key: active\ndata:\n  tls.crt: "
                        + standard("certificate") + "\n  tls.key: ",
                standard(pem("PRIVATE " + "KEY", "\n")),
                "\n"));
        samples.add(new Sample(
                "flux-secret",
                "kind: Secret\nmetadata:\n  name: flux-system\ndata:\n  username: " + standard("git")
                        + "\n  password: ",
                standard(alphanumeric(20)),
                "\n"));
        samples.add(new Sample(
                "kubeconfig-key",
                "users:\n- name: ada\n  user:\n    client-key-data: ",
                standard(pem("RSA PRIVATE " + "KEY", "\n")),
                "\n"));
        samples.add(new Sample(
                "kubeconfig-token", "kind: Config\nusers:\n- name: ada\n  user:\n    token: ", alphanumeric(40), "\n"));
        samples.add(new Sample(
                "docker-config-auth",
                "{\"auths\": {\"ghcr.io\": {\"auth\": \"",
                standard("deployer:" + alphanumeric(16)),
                "\"}}}"));
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
