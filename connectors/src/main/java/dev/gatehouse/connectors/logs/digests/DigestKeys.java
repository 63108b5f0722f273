package dev.gatehouse.connectors.logs.digests;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The keys that CloudTrail signs digests with, as {@code aws cloudtrail list-public-keys} prints them: RSA keys of
 * PKCS#1 (RFC 8017, appendix A.1.1) in Base64.
 */
public final class DigestKeys {

    /** {@code AlgorithmIdentifier} of RSA (RFC 8017, appendix A.1). */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private DigestKeys() {}

    /**
     * Reads them.
     *
     * @return by fingerprint
     * @throws IOException where the file can't be read, or holds none
     */
    public static Map<String, PublicKey> read(Path file) throws IOException {
        Reading reading = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED).read(Files.readAllBytes(file));
        Node root = reading.documents().isEmpty() ? null : reading.documents().getFirst();
        Map<String, PublicKey> keys = new HashMap<>();
        if (root instanceof Mapping list) {
            for (Mapping key : list.each("PublicKeyList")) {
                String value = key.text("Value").orElse("");
                key.text("Fingerprint").ifPresent(f -> keys.put(f.toLowerCase(Locale.ROOT), key(value)));
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("no PublicKeyList with keys in it");
        }
        return Map.copyOf(keys);
    }

    private static PublicKey key(String base64) {
        try {
            byte[] bits = der(0x03, new byte[] {0}, Base64.getDecoder().decode(base64));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(0x30, RSA, bits)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException("a key that is none of PKCS#1", unusable);
        }
    }

    /** A value of X.690: its tag, its length, its content. */
    private static byte[] der(int tag, byte[] first, byte[] second) {
        int length = first.length + second.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >>> (8 * i));
            }
        }
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
