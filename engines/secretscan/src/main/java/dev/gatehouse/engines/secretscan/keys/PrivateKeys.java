package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NearbyText;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detectors of private keys, by what they are written in. Keys under a passphrase are told apart, at low confidence.
 */
public final class PrivateKeys {

    private static final Set<String> KNOWN = Set.of(
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK",
            "NEBULA X25519 PRIVATE KEY",
            "NEBULA ED25519 PRIVATE KEY");

    /** What stands near the key of a service account, and a key with its markers. */
    private static final Reach REACH = Reach.of(450, 8_000);

    private PrivateKeys() {}

    public static List<Detector> detectors() {
        return List.of(
                Detector.of(
                        "google-service-account-key",
                        "Google service account key",
                        verifier(PrivateKeys::ofServiceAccount),
                        ArmouredKey.BEGIN),
                armoured("rsa-private-key", "RSA private key", "RSA PRIVATE KEY"),
                armoured("ec-private-key", "elliptic-curve private key", "EC PRIVATE KEY"),
                armoured("dsa-private-key", "DSA private key", "DSA PRIVATE KEY"),
                armoured("openssh-private-key", "OpenSSH private key", "OPENSSH PRIVATE KEY"),
                armoured("pgp-private-key", "OpenPGP private key", "PGP PRIVATE KEY BLOCK"),
                armoured(
                        "nebula-private-key",
                        "Nebula private key",
                        "NEBULA X25519 PRIVATE KEY",
                        "NEBULA ED25519 PRIVATE KEY"),
                Detector.of(
                        "openvpn-static-key",
                        "OpenVPN static key",
                        verifier(PrivateKeys::ofOpenVpn),
                        ArmouredKey.BEGIN),
                Detector.of("private-key", "private key", verifier(PrivateKeys::other), ArmouredKey.BEGIN),
                Detector.of(
                        "encrypted-private-key",
                        "private key under a passphrase",
                        verifier(PrivateKeys::encrypted),
                        ArmouredKey.BEGIN),
                BinaryKey.detector(),
                Detector.of("putty-private-key", "PuTTY private key", new PuttyKey(), "PuTTY-User-Key-File-"),
                Detector.of("json-web-key", "private JSON Web Key", new JsonWebKey(), JsonWebKey.KEYWORDS),
                Detector.of("xml-private-key", "RSA private key in XML", PrivateKeys::xml, "<RSAKeyValue>"),
                Detector.of(
                        "wireguard-private-key",
                        "WireGuard private key",
                        new WireGuardKey(),
                        "PrivateKey",
                        "PresharedKey"));
    }

    private static Detector armoured(String id, String name, String... labels) {
        Set<String> wanted = Set.of(labels);
        Verifier verifier = (text, start, end) -> {
            ArmouredKey key = ArmouredKey.at(text, start);
            return key != null && !key.encrypted() && wanted.contains(key.label()) ? key.extent() : null;
        };
        return Detector.of(id, name, verifier(verifier), ArmouredKey.BEGIN);
    }

    private static Verifier verifier(Verifier verifier) {
        return Verifier.within(REACH, ArmouredKey::mayStand, verifier);
    }

    private static @Nullable Extent other(String text, int start, int end) {
        ArmouredKey key = ArmouredKey.at(text, start);
        return key != null
                        && !key.encrypted()
                        && !KNOWN.contains(key.label())
                        && key.label().contains("PRIVATE KEY")
                ? key.extent()
                : null;
    }

    private static @Nullable Extent encrypted(String text, int start, int end) {
        ArmouredKey key = ArmouredKey.at(text, start);
        return key != null && key.encrypted()
                ? new Extent(key.extent().start(), key.extent().end(), Confidence.LOW)
                : null;
    }

    private static @Nullable Extent ofOpenVpn(String text, int start, int end) {
        ArmouredKey key = ArmouredKey.at(text, start);
        return key != null && key.label().startsWith("OpenVPN")
                ? new Extent(key.extent().start(), key.extent().end())
                : null;
    }

    private static @Nullable Extent ofServiceAccount(String text, int start, int end) {
        ArmouredKey key =
                NearbyText.has(text, start, start, 20, "\"private_key\"") ? ArmouredKey.at(text, start) : null;
        if (key == null || key.encrypted()) {
            return null;
        }
        Extent extent = key.extent();
        return NearbyText.has(text, extent.start(), extent.start(), 400, "service_account")
                        || NearbyText.has(text, extent.end(), extent.end(), 600, "service_account")
                ? extent
                : null;
    }

    /** The private exponent of W3C's XML signature syntax, as .NET writes it. */
    private static @Nullable Extent xml(String text, int start, int end) {
        int limit = Math.min(text.length(), end + 6_000);
        int close = text.indexOf("</RSAKeyValue>", end, limit);
        int exponent = close < 0 ? -1 : text.indexOf("<D>", end, close);
        int last = exponent < 0 ? -1 : text.indexOf("</D>", exponent, close);
        return last - exponent > 60 ? new Extent(exponent + "<D>".length(), last) : null;
    }
}
