package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.generic.likelihood.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The detectors of secrets of no known format; all other detectors are more specific. */
public final class GenericDetectors {

    private static final List<Detector> ALL = List.of(
            detector("url-credentials", "password in a URL", new UrlCredentials(), "://"),
            detector(
                    "data-source-credentials",
                    "password in a data source name",
                    DataSourceNames::read,
                    "@tcp(",
                    "@unix("),
            detector("basic-authentication", "basic authentication", HeaderCredentials::basic, "basic "),
            detector("bearer-token", "bearer token", HeaderCredentials::bearer, "bearer "),
            detector("authorization-header", "Authorization header", HeaderCredentials::authorization, "authorization"),
            new Detector("uuid-key", "UUID-shaped key", List.of(Keyword.UUID), new JudgingVerifier(new UuidKeys())),
            detector("call-credentials", "password among arguments", CallCredentials::read, CallCredentials.KEYWORDS),
            detector("command-password", "password of a command", CommandPasswords::read, CommandPasswords.KEYWORDS),
            detector(
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
                    "masterauth"),
            detector(
                    "generic-secret",
                    "secret",
                    new NamedSecrets(Family.SECRET, Family.AUTHORIZATION),
                    "secret",
                    "salt",
                    "seed",
                    "pepper",
                    "cred",
                    "auth"),
            detector("generic-token", "token", new NamedSecrets(Family.TOKEN), "token", "jwt", "bearer", "cookie"),
            detector("generic-api-key", "API key", new NamedSecrets(Family.KEY), "key"),
            Detector.of(
                    "high-entropy-literal",
                    "literal that looks random",
                    new HighEntropyLiterals(),
                    HighEntropyLiterals.KEYWORDS));

    private GenericDetectors() {}

    public static List<Detector> all() {
        return ALL;
    }

    /** What reads the candidates of a detector; null for one that is not generic. */
    static @Nullable CandidateReader reader(Detector detector) {
        return detector.verifier() instanceof JudgingVerifier verifier ? verifier.reader() : null;
    }

    private static Detector detector(String id, String description, CandidateReader reader, String... keywords) {
        return Detector.near(id, description, new JudgingVerifier(reader), keywords);
    }
}
