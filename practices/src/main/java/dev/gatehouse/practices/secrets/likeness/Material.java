package dev.gatehouse.practices.secrets.likeness;

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
            "ssh-rsa AAAA",
            "ssh-ed25519 AAAA",
            "ssh-dss AAAA",
            "ecdsa-sha2-nistp",
            "sk-ssh-ed25519",
            "sk-ecdsa-sha2-");

    private static final String BEGIN = "-----BEGIN ";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int HEADER = 64;

    /** A private key's body has at least this many characters; what is shorter was left out. */
    private static final int SHORTEST_BODY = 40;

    private Material() {}

    /** Whether a private key stands in the text: PEM (RFC 7468), OpenSSH's and OpenPGP's forms, or an age identity. */
    static boolean privateKey(String text) {
        if (ageIdentity(text)) {
            return true;
        }
        int from = 0;
        while (true) {
            int begin = text.indexOf(BEGIN, from);
            if (begin < 0) {
                return false;
            }
            int end = Math.min(text.length(), begin + BEGIN.length() + HEADER);
            String header = text.substring(begin + BEGIN.length(), end);
            int dashes = header.indexOf("-----");
            if (dashes > 0
                    && header.substring(0, dashes).contains(PRIVATE)
                    && hasBody(text, begin + BEGIN.length() + dashes)) {
                return true;
            }
            from = begin + BEGIN.length();
        }
    }

    private static boolean hasBody(String text, int from) {
        int end = text.indexOf("-----END", from);
        int last = end < 0 ? text.length() : end;
        int letters = 0;
        for (int i = from; i < last && letters < SHORTEST_BODY; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '<' || c == '$' || c == '*') {
                return false;
            }
            if (Character.isLetterOrDigit(c)) {
                letters++;
            }
        }
        return letters >= SHORTEST_BODY;
    }

    private static boolean ageIdentity(String text) {
        int at = text.indexOf("AGE-SECRET-KEY-1");
        if (at < 0) {
            return false;
        }
        int length = 0;
        for (int i = at;
                i < text.length() && Character.isLetterOrDigit(text.charAt(i))
                        || i < text.length() && text.charAt(i) == '-';
                i++) {
            length++;
        }
        return length >= 60;
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
