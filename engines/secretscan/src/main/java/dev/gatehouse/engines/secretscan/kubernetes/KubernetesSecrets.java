package dev.gatehouse.engines.secretscan.kubernetes;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.NameWords;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import dev.gatehouse.engines.secretscan.kubernetes.SecretManifest.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Detectors of credentials in Kubernetes objects.
 *
 * <p>Those of Argo CD are told by the labels that its documentation gives repository and cluster Secrets; those of Flux
 * by the names that its Secrets have; the keys of Sealed Secrets by their label.
 */
public final class KubernetesSecrets {

    private static final CharacterClass ENCODED = CharacterClass.of("0-9a-zA-Z+/=_-");
    private static final Set<String> REPOSITORY = Set.of(
            "password",
            "sshprivatekey",
            "tlsclientcertkey",
            "githubappprivatekey",
            "bearertoken",
            "gcpserviceaccountkey");
    private static final Set<String> FLUX =
            Set.of("identity", "password", "bearertoken", "githubappprivatekey", "token");
    private static final List<String> SECRET_NAMES = List.of(
            "pass",
            "pwd",
            "token",
            "key",
            "secret",
            "credential",
            "auth",
            "private",
            "webhook",
            "dsn",
            "salt",
            "cookie",
            "license",
            "connection");
    private static final List<String> HARMLESS_NAMES = List.of(
            "user",
            "name",
            "public",
            ".pub",
            ".crt",
            "cert",
            "host",
            "port",
            "region",
            "endpoint",
            "keyid",
            "key_id",
            "key-id",
            "enabled",
            "type",
            "path",
            "bucket",
            "mtime");

    private KubernetesSecrets() {}

    public static List<Detector> detectors() {
        return List.of(
                secret(
                        "argocd-repository-secret",
                        "credential of an Argo CD repository",
                        Confidence.HIGH,
                        value -> REPOSITORY.contains(lower(value)),
                        "secret-type: repository",
                        "secret-type: repo-creds",
                        "secret-type: \"repository\"",
                        "secret-type: \"repo-creds\""),
                new Detector(
                        "argocd-cluster-secret",
                        "credential of an Argo CD cluster",
                        List.of(Keyword.exact("\"bearerToken\""), Keyword.exact("\"keyData\"")),
                        new JsonMember()),
                secret(
                        "argocd-server-key",
                        "key that signs Argo CD's sessions",
                        Confidence.HIGH,
                        value -> lower(value).equals("server.secretkey"),
                        "server.secretkey:"),
                secret(
                        "sealed-secrets-private-key",
                        "private key of Sealed Secrets",
                        Confidence.HIGH,
                        value -> lower(value).equals("tls.key") && value.plain().length() > 160,
                        "sealedsecrets.bitnami.com/sealed-secrets-key"),
                secret(
                        "flux-secret",
                        "credential of a Flux source",
                        Confidence.HIGH,
                        value -> FLUX.contains(lower(value)),
                        "known_hosts:",
                        "name: flux-system",
                        "githubAppID:"),
                Detector.of(
                        "kubeconfig-key", "private key of a kubeconfig user", new KubeconfigKey(), "client-key-data"),
                Detector.of(
                        "kubeconfig-token", "token of a kubeconfig user", new KubeconfigToken(), "- user:", "user:\n"),
                Detector.of(
                        "docker-config-auth", "registry password in Docker's settings", new DockerAuth(), "\"auth\""));
    }

    /** Of any other Secret, the values whose names say that they are one. */
    public static List<Detector> general() {
        return List.of(secret(
                "kubernetes-secret-value",
                "value of a Kubernetes Secret",
                Confidence.MEDIUM,
                KubernetesSecrets::hasSecretName,
                "kind: Secret\n",
                "kind: Secret\r",
                "kind: Secret ",
                "kind: \"Secret\"",
                "kind: 'Secret'"));
    }

    private static String lower(Value value) {
        return value.key().toLowerCase(Locale.ROOT);
    }

    private static boolean hasSecretName(Value value) {
        String name = lower(value);
        return SECRET_NAMES.stream().anyMatch(name::contains)
                && HARMLESS_NAMES.stream().noneMatch(name::contains);
    }

    private static Detector secret(
            String id, String name, Confidence confidence, Predicate<Value> wanted, String... keywords) {
        Verifier verifier = new Verifier() {
            @Override
            public Reach reach() {
                return SecretManifest.REACH;
            }

            @Override
            public @Nullable Extent verify(String text, int start, int end) {
                Extent[] first = new Extent[1];
                verifyAll(text, start, end, extent -> first[0] = first[0] == null ? extent : first[0]);
                return first[0];
            }

            @Override
            public void verifyAll(String text, int start, int end, Consumer<Extent> found) {
                for (Value value : SecretManifest.values(text, start)) {
                    if (wanted.test(value) && SecretManifest.isSecret(value)) {
                        found.accept(new Extent(value.start(), value.end(), confidence));
                    }
                }
            }
        };
        return Detector.of(id, name, verifier, keywords);
    }

    /** The string that is a member's value in JSON: of the configuration of a cluster that Argo CD deploys to. */
    private static final class JsonMember implements Verifier {

        @Override
        public @Nullable Extent verify(String text, int start, int end) {
            int from = end;
            while (from < text.length() && from < end + 4 && " :\"".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = ENCODED_OR_DOT.runEnd(text, from, 6_000);
            String value = text.substring(from, to);
            return value.length() >= 20 && !Placeholders.isPlaceholder(value) && text.startsWith("\"", to)
                    ? new Extent(from, to)
                    : null;
        }

        private static final CharacterClass ENCODED_OR_DOT = CharacterClass.of("0-9a-zA-Z+/=_.~-");
    }

    /** {@code client-key-data}, base 64 of a key in PEM (Kubernetes: kubeconfig, v1). */
    private static final class KubeconfigKey implements Verifier {

        @Override
        public @Nullable Extent verify(String text, int start, int end) {
            int from = end;
            while (from < text.length() && from < end + 6 && " :\"'".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = ENCODED.runEnd(text, from, 7_500);
            boolean pem =
                    to - from > 80 && decoded(text.substring(from, from + 64)).startsWith("-----BEGIN ");
            return pem ? new Extent(from, to) : null;
        }
    }

    /** A token, or a password, under a user of a kubeconfig. */
    private static final class KubeconfigToken implements Verifier {

        private static final CharacterClass TOKEN = CharacterClass.of("0-9a-zA-Z+/=_.:~-");

        @Override
        public Reach reach() {
            return Reach.of(6_000, 6_000);
        }

        @Override
        public boolean mayStand(byte[] content, int from, int to, int start, int end) {
            int at = end;
            while (at < to && content[at] <= ' ' && content[at] >= 0) {
                at++;
            }
            return at == to || content[at] == 't';
        }

        @Override
        public @Nullable Extent verify(String text, int start, int end) {
            int limit = Math.min(text.length(), end + 200);
            int at = text.indexOf("token:", end, limit);
            boolean near = at >= 0 && text.substring(end, at).isBlank();
            boolean kubeconfig = near
                            && text.substring(Math.max(0, start - 6_000), start).contains("kind: Config")
                    || near && text.substring(Math.max(0, start - 6_000), start).contains("\nusers:");
            if (!kubeconfig) {
                return null;
            }
            int from = at + "token:".length();
            while (from < text.length() && " \"'".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = TOKEN.runEnd(text, from, 4_000);
            String token = text.substring(from, to);
            return token.length() >= 16 && !Placeholders.isPlaceholder(token) && !NameWords.isName(token)
                    ? new Extent(from, to)
                    : null;
        }
    }

    /** {@code auth}, base 64 of a name and a password (Docker: config.json), where it is among {@code auths}. */
    private static final class DockerAuth implements Verifier {

        private static final int REACH = 4_000;

        @Override
        public @Nullable Extent verify(String text, int start, int end) {
            int from = end;
            while (from < text.length() && from < end + 6 && " :\"\n\t".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = ENCODED.runEnd(text, from, 3_000);
            String pair = to - from < 8 ? "" : decoded(text.substring(from, to));
            int colon = pair.indexOf(':');
            String password = pair.substring(colon + 1);
            boolean secret = colon > 0
                    && password.length() >= 4
                    && pair.chars().allMatch(c -> c >= ' ' && c < 127)
                    && !NameWords.isName(password)
                    && !password.contains("${")
                    && !Placeholders.isPlaceholder(password);
            return secret && text.substring(Math.max(0, start - REACH), start).contains("\"auths\"")
                    ? new Extent(from, to)
                    : null;
        }
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
