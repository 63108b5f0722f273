package dev.gatehouse.engines.secretscan.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.SecretScanner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSecretsTest {

    private static final SecretScanner SCANNER = new SecretScanner(KubernetesSecrets.general());
    private static final String VALUE = "kJ7" + "vQ2mZr9tLx4W";

    private static List<String> values(String manifest) {
        byte[] content = manifest.getBytes(StandardCharsets.UTF_8);
        return SCANNER.scan(content, content.length).stream()
                .map(match -> manifest.substring(match.start(), match.end()))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aValueStandsInPlainTextOrInBase64() {
        String plain = "kind: Secret\nstringData:\n  password: " + VALUE + "\n  host: db.apps\n";
        String encoded = "data:\n    api-token: '" + base64(VALUE) + "' # of the API\nkind: Secret\ntype: Opaque\n";

        assertThat(values(plain)).containsExactly(VALUE);
        assertThat(values(encoded)).containsExactly(base64(VALUE));
    }

    @Test
    void aDocumentIsJudgedAlone() {
        assertThat(values(
                        "kind: Secret\nmetadata:\n  name: a\n---\nkind: ConfigMap\ndata:\n  password: " + VALUE + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "tls.crt", "public-key", "endpoint", "admin.passwordMtime"})
    void namesThatAreHarmlessHaveNoSecret(String name) {
        assertThat(values("kind: Secret\nstringData:\n  " + name + ": " + VALUE + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${PASSWORD}",
                "{{ .password }}",
                "my-password",
                "test-token",
                "super-secret-password",
                "**SOPS**",
                "ghp_xxx",
                "changeme",
                "\"\"",
                "|",
                "op://vault/db/password"
            })
    void whatStandsForASecretIsNone(String value) {
        assertThat(values("kind: Secret\nstringData:\n  password: " + value + "\n"))
                .isEmpty();
        assertThat(values("kind: Secret\ndata:\n  password: " + base64(value) + "\n"))
                .isEmpty();
    }
}
