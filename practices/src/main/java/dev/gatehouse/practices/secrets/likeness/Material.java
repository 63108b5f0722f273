package dev.gatehouse.practices.secrets.likeness;

import dev.gatehouse.practices.check.PrivateKey;
import java.util.List;

/** Keys and certificates in the forms that tools write. */
final class Material {

    private static final List<String> PUBLIC = List.of(
            "-----BEGIN CERTIFICATE-----",
            "-----BEGIN TRUSTED CERTIFICATE-----",
            "-----BEGIN CERTIFICATE REQUEST-----",
            "-----BEGIN X509 CRL-----",
            "-----BEGIN PUBLIC KEY-----",
            "-----BEGIN RSA PUBLIC KEY-----",
            "-----BEGIN PGP PUBLIC KEY BLOCK-----",
            "-----BEGIN DH PARAMETERS-----",
            "-----BEGIN SSH SIGNATURE-----",
            "-----BEGIN PGP SIGNATURE-----",
            "-----END ",
            "ssh-rsa AAAA",
            "ssh-ed25519 AAAA",
            "ssh-dss AAAA",
            "ecdsa-sha2-nistp",
            "sk-ssh-ed25519",
            "sk-ecdsa-sha2-");

    private Material() {}

    static boolean privateKey(String text) {
        return PrivateKey.standsIn(text);
    }

    /** Whether the text is a certificate, a public key, or a list of them. */
    static boolean publicOnly(String text) {
        if (privateKey(text)) {
            return false;
        }
        String start = text.stripLeading();
        return PUBLIC.stream().anyMatch(start::startsWith)
                || start.startsWith("age1") && start.length() >= 62 && Words.oneWord(start);
    }
}
