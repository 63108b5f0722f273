package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.generic.likelihood.Family;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The detectors of secrets of no known format; all other detectors are more specific. */
public final class GenericDetectors {

    private static final Map<Detector, CandidateReader> READERS = new LinkedHashMap<>();

    static {
        add("url-credentials", "password in a URL", new UrlCredentials(), "://");
        add("url-credentials", "password in a data source name", DataSourceNames::read, "@tcp(", "@unix(");
        add("basic-authentication", "basic authentication", HeaderCredentials::basic, "basic ");
        add("bearer-token", "bearer token", HeaderCredentials::bearer, "bearer ");
        add("authorization-header", "Authorization header", HeaderCredentials::authorization, "authorization");
        add("uuid-key", "UUID-shaped key", new UuidKeys(), hyphens());
        add("generic-password", "password among arguments", CallCredentials::read, CallCredentials.KEYWORDS);
        add("generic-password", "password of a command", CommandPasswords::read, CommandPasswords.KEYWORDS);
        add(
                "generic-password",
                "password",
                new NamedSecrets(Family.PASSWORD),
                "pass",
                "pw",
                "psw",
                "pin",
                "psk",
                "kennwort",
                "senha",
                "contrase",
                "mdp",
                "wachtwoord",
                "heslo",
                "parola",
                "masterauth");
        add(
                "generic-secret",
                "secret",
                new NamedSecrets(Family.SECRET, Family.AUTHORIZATION),
                "secret",
                "salt",
                "nonce",
                "seed",
                "pepper",
                "cred",
                "auth");
        add("generic-token", "token", new NamedSecrets(Family.TOKEN), "token", "jwt", "bearer", "cookie");
        add("generic-api-key", "API key", new NamedSecrets(Family.KEY), "key");
    }

    private GenericDetectors() {}

    public static List<Detector> all() {
        return List.copyOf(READERS.keySet());
    }

    /** What reads the candidates of a detector; null for one that is not generic. */
    static @Nullable CandidateReader reader(Detector detector) {
        return READERS.get(detector);
    }

    private static void add(String id, String description, CandidateReader reader, String... keywords) {
        READERS.put(Detector.near(id, description, reader, keywords), reader);
    }

    /** The beginnings of a UUID's second part. */
    private static String[] hyphens() {
        return "0123456789abcdef".chars().mapToObj(digit -> "-" + (char) digit).toArray(String[]::new);
    }
}
