package dev.gatehouse.connectors.logs.formats.webhook;

import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that deliveries may be signed with: several while one takes the place of another.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook
 *     deliveries</a>
 */
public final class WebhookSecrets {

    /** None: nothing is verified. */
    public static final WebhookSecrets NONE = new WebhookSecrets(List.of());

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final List<SecretText> secrets;

    public WebhookSecrets(List<SecretText> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /**
     * Whether one of them signed a body.
     *
     * @param signature the HMAC-SHA256 in hexadecimal, with or without {@code sha256=} before it
     */
    public boolean signed(byte[] body, String signature) {
        String digits = signature.startsWith(PREFIX) ? signature.substring(PREFIX.length()) : signature;
        byte[] told;
        try {
            told = HexFormat.of().parseHex(digits.strip());
        } catch (IllegalArgumentException none) {
            return false;
        }
        return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(told, hmac(secret, body)));
    }

    /** Whether a text is one of them. */
    boolean isOne(String text) {
        byte[] told = text.getBytes(StandardCharsets.UTF_8);
        boolean is = false;
        for (SecretText secret : secrets) {
            String known = secret.reveal(Reveal.forThe("comparison with a webhook's token"));
            is |= MessageDigest.isEqual(told, known.getBytes(StandardCharsets.UTF_8));
        }
        return is;
    }

    private static byte[] hmac(SecretText secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            String key = secret.reveal(Reveal.forThe("HMAC of a webhook's delivery"));
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
