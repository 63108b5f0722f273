package dev.gatehouse.model.judgement;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.secret.SecretDetail;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on one subject.
 *
 * @param rule the rule that was asked
 * @param verdict what came of it
 * @param severity how much it weighs where the subject stands
 * @param subject what was judged, named so that it can be found again: {@code ClusterRoleBinding ci-admin}
 * @param explanation what was seen of this subject, one line, never a secret's value; why, where it is unknown
 * @param location the place in a file, where there is one
 * @param address a URL, an API path or a commit id, where there is one
 * @param fingerprint the same as long as rule, file and subject are; lower-case hexadecimal
 * @param waiver who answers for it; where the verdict is {@link Verdict#WAIVED}, and only there
 * @param secret what may be told of the secret that it speaks of; null where it speaks of none
 * @param events the records of logs that it rests on, in the order of their times; none where it rests on something
 *     else
 */
public record Finding(
        Rule rule,
        Verdict verdict,
        Severity severity,
        String subject,
        String explanation,
        @Nullable Location location,
        @Nullable String address,
        String fingerprint,
        @Nullable Waiver waiver,
        @Nullable SecretDetail secret,
        List<EventPlace> events)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::rule)
            .thenComparing(Finding::location, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Finding::subject)
            .thenComparing(Finding::verdict)
            .thenComparing(Finding::explanation)
            .thenComparing(Finding::address, Comparator.nullsLast(Comparator.naturalOrder()));

    public Finding {
        events = List.copyOf(events);
        if ((verdict == Verdict.WAIVED) != (waiver != null)) {
            throw new IllegalArgumentException("a waiver stands where the verdict is WAIVED, and only there");
        }
    }

    /** One that rests on no records of logs. */
    public Finding(
            Rule rule,
            Verdict verdict,
            Severity severity,
            String subject,
            String explanation,
            @Nullable Location location,
            @Nullable String address,
            String fingerprint,
            @Nullable Waiver waiver,
            @Nullable SecretDetail secret) {
        this(rule, verdict, severity, subject, explanation, location, address, fingerprint, waiver, secret, List.of());
    }

    /** One that speaks of no secret. */
    public Finding(
            Rule rule,
            Verdict verdict,
            Severity severity,
            String subject,
            String explanation,
            @Nullable Location location,
            @Nullable String address,
            String fingerprint,
            @Nullable Waiver waiver) {
        this(rule, verdict, severity, subject, explanation, location, address, fingerprint, waiver, null);
    }

    /** The same failure, accepted for a time. */
    public Finding waivedBy(Waiver accepted) {
        return new Finding(
                rule,
                Verdict.WAIVED,
                severity,
                subject,
                explanation,
                location,
                address,
                fingerprint,
                accepted,
                secret,
                events);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
