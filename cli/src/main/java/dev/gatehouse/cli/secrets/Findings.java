package dev.gatehouse.cli.secrets;

import dev.gatehouse.cli.secrets.known.KnownFindings;
import dev.gatehouse.connectors.verification.Answer;
import dev.gatehouse.connectors.verification.SecretVerifier;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.secret.FoundSecret;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was found, as reports show it. */
public final class Findings {

    private static final Comparator<FoundSecret> ORDER = Comparator.comparing(FoundSecret::path)
            .thenComparingInt(FoundSecret::line)
            .thenComparingInt(f -> f.place() == null ? 0 : f.place().column())
            .thenComparing(FoundSecret::detector)
            .thenComparing(f -> f.trace() == null ? "" : f.trace().commit())
            .thenComparing(FoundSecret::fingerprint);

    private final List<FoundSecret> found = new ArrayList<>();
    private int known;

    private Findings() {}

    /** Makes them, without those that are known. */
    public static Findings of(Searched searched, KnownFindings knownFindings, @Nullable SecretVerifier verifier) {
        Findings findings = new Findings();
        for (Searched.Placed placed : searched.placed()) {
            Sighting sighting = placed.sighting();
            if (placed.known() || knownFindings.know(placed.seen())) {
                findings.known++;
            } else {
                String fingerprint =
                        knownFindings.fingerprints().of(sighting.value(), sighting.rule(), sighting.path());
                Answer answer = verifier == null || sighting.ofPath()
                        ? null
                        : verifier.verify(sighting.rule(), sighting.value().revealText())
                                .orElse(null);
                findings.found.add(finding(sighting, placed.trace(), fingerprint, answer, searched.names()));
            }
        }
        findings.found.sort(ORDER);
        return findings;
    }

    public List<FoundSecret> found() {
        return found;
    }

    /** How many were left out. */
    int known() {
        return known;
    }

    private static FoundSecret finding(
            Sighting sighting,
            @Nullable SecretTrace trace,
            String fingerprint,
            @Nullable Answer answer,
            Redaction names) {
        String path = names.harmless(sighting.path());
        Location place =
                sighting.ofPath() ? null : new Location(path, sighting.line(), sighting.column(), sighting.endLine());
        return new FoundSecret(
                sighting.rule(),
                sighting.description(),
                severity(sighting.rule(), sighting.confidence(), answer),
                sighting.confidence().name().toLowerCase(Locale.ROOT),
                place,
                path,
                sighting.endColumn(),
                sighting.ofPath() ? names.harmless(sighting.match()) : sighting.match(),
                sighting.ofPath() ? "" : sighting.value().redacted(),
                sighting.entropy(),
                sighting.tags(),
                fingerprint,
                trace,
                answer == null ? null : answer.words());
    }

    private static Severity severity(String detector, Confidence confidence, @Nullable Answer answer) {
        if (answer != null && answer.state() == Answer.State.LIVE) {
            return Severity.CRITICAL;
        }
        if (answer != null && answer.state() == Answer.State.REFUSED) {
            return SecretVerifier.mayBeElsewhere(detector) ? Severity.MEDIUM : Severity.LOW;
        }
        return switch (confidence) {
            case HIGH, MEDIUM -> Severity.HIGH;
            case LOW -> Severity.MEDIUM;
        };
    }
}
