package dev.gatehouse.practices.check;

import dev.gatehouse.baseline.policy.RuleSetting;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.secret.SecretDetail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the verdicts of one rule, one for each subject. */
public final class Ruling {

    private final Rule rule;
    private final Evidence evidence;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    public Ruling(Rule rule, Evidence evidence) {
        this.rule = rule;
        this.evidence = evidence;
    }

    /**
     * A subject in a file.
     *
     * @param subject what is judged, named so that it can be found again; never a line number
     * @param explanation what was seen, one line, in terms of effects, never a secret's value
     */
    public void fail(String subject, Location location, String explanation) {
        add(Verdict.FAIL, subject, location, null, evidence.standing(location.file()), explanation);
    }

    public void pass(String subject, Location location, String explanation) {
        add(Verdict.PASS, subject, location, null, evidence.standing(location.file()), explanation);
    }

    /**
     * A subject of which it can't be told.
     *
     * @param explanation why
     */
    public void unknown(String subject, Location location, String explanation) {
        add(Verdict.UNKNOWN, subject, location, null, evidence.standing(location.file()), explanation);
    }

    /** A Kubernetes object, which may stand in production by its namespace where its file tells nothing. */
    public void fail(KubernetesObject object, Location location, String explanation) {
        add(Verdict.FAIL, object.subject(), location, null, evidence.standing(object), explanation);
    }

    public void pass(KubernetesObject object, Location location, String explanation) {
        add(Verdict.PASS, object.subject(), location, null, evidence.standing(object), explanation);
    }

    public void unknown(KubernetesObject object, Location location, String explanation) {
        add(Verdict.UNKNOWN, object.subject(), location, null, evidence.standing(object), explanation);
    }

    /** A subject that stands in no file, such as a commit. */
    public void failAt(String address, String subject, String explanation) {
        add(Verdict.FAIL, subject, null, address, Standing.ORDINARY, explanation);
    }

    public void passAt(String address, String subject, String explanation) {
        add(Verdict.PASS, subject, null, address, Standing.ORDINARY, explanation);
    }

    public void unknownAt(@Nullable String address, String subject, String explanation) {
        add(Verdict.UNKNOWN, subject, null, address, Standing.ORDINARY, explanation);
    }

    /**
     * Any verdict, for a caller that has judged how much depends on its subject itself.
     *
     * @throws IllegalArgumentException for WAIVED, which only the judge says
     */
    public void add(
            Verdict verdict,
            String subject,
            @Nullable Location location,
            @Nullable String address,
            Standing standing,
            String explanation) {
        add(verdict, subject, location, address, standing, explanation, null);
    }

    /**
     * As without it.
     *
     * @param secret what may be told of the secret that is spoken of
     */
    public void add(
            Verdict verdict,
            String subject,
            @Nullable Location location,
            @Nullable String address,
            Standing standing,
            String explanation,
            @Nullable SecretDetail secret) {
        String identity = subject + "\n" + (location == null ? String.valueOf(address) : location.file());
        int occurrence = repeated.merge(identity, 1, Integer::sum);
        findings.add(new Finding(
                rule,
                verdict,
                severity(standing),
                subject,
                explanation,
                location,
                address,
                Fingerprint.of(rule.id(), identity, occurrence),
                null,
                secret));
    }

    private Severity severity(Standing standing) {
        RuleSetting setting = evidence.baseline().rules().get(rule.id());
        return setting != null && setting.severity() != null ? setting.severity() : rule.severity(standing);
    }

    /** What was ruled so far, in that order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
