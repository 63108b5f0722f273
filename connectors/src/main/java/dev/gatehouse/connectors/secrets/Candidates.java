package dev.gatehouse.connectors.secrets;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.kubernetes.KubernetesSecrets;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretDetail;
import dev.gatehouse.model.secret.SecretText;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What files and history are searched for, and how what is found becomes a fact. */
final class Candidates {

    /** It names a key, which manifests do, and is no secret without the key itself. */
    private static final String ACCESS_KEY_ID = "aws-access-key";

    private static final Set<String> OF_A_FORMAT =
            StandardDetectors.tokens().stream().map(Detector::id).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_ANY_KUBERNETES_SECRET =
            KubernetesSecrets.general().stream().map(Detector::id).collect(Collectors.toUnmodifiableSet());

    private static final Ruleset RULESET = Ruleset.of(GitleaksConfiguration.NONE, Confidence.MEDIUM);

    private Candidates() {}

    /** All standard detectors, at medium confidence and above. */
    static Ruleset ruleset() {
        return RULESET;
    }

    /** Whether a sighting is a candidate at all. */
    static boolean counts(Sighting sighting) {
        return !sighting.rule().equals(ACCESS_KEY_ID);
    }

    static Location location(Sighting sighting, String file) {
        return sighting.ofPath()
                ? Location.startOf(file)
                : new Location(file, sighting.line(), sighting.column(), sighting.endLine());
    }

    static SecretCandidate of(
            Sighting sighting, Origin origin, SecretCandidate.Presence presence, @Nullable SecretTrace trace) {
        return new SecretCandidate(
                sighting.description(),
                new SecretText(sighting.value().revealText()),
                origin,
                presence,
                recognition(sighting.rule()),
                new SecretDetail(
                        sighting.rule(),
                        sighting.confidence().name().toLowerCase(Locale.ROOT),
                        sighting.value().redacted(),
                        sighting.endColumn(),
                        trace,
                        null));
    }

    private static SecretCandidate.Recognition recognition(String detector) {
        if (OF_A_FORMAT.contains(detector)) {
            return SecretCandidate.Recognition.FORMAT;
        }
        return OF_ANY_KUBERNETES_SECRET.contains(detector)
                ? SecretCandidate.Recognition.DECLARED
                : SecretCandidate.Recognition.CONTEXT;
    }
}
