package dev.gatehouse.report.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.secret.FoundSecret;
import dev.gatehouse.model.secret.SecretRun;
import dev.gatehouse.model.secret.SecretTrace;
import dev.gatehouse.report.digest.SecretWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A search for secrets as a judgement, for the formats that are made of one: a rule for each detector that found
 * something, a failure for each secret.
 */
final class SecretsJudgement {

    private SecretsJudgement() {}

    static Judgement of(SecretRun run) {
        Map<String, Rule> rules = new TreeMap<>();
        Map<Rule, List<Finding>> findings = new TreeMap<>();
        for (FoundSecret secret : run.found()) {
            Rule rule = rules.computeIfAbsent(slug(secret.detector()), slug -> rule(slug, secret));
            findings.computeIfAbsent(rule, unseen -> new ArrayList<>()).add(finding(rule, secret));
        }
        List<RuleResult> results = findings.entrySet().stream()
                .map(e -> RuleResult.of(e.getKey(), e.getValue()))
                .toList();
        Snapshot snapshot = new Snapshot(run.target(), run.at(), List.of(), run.coverage(), run.files());
        return new Judgement(snapshot, results, List.of());
    }

    /** A detector's id in the form that rules' ids have. */
    private static String slug(String id) {
        String slug = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "rule" : slug;
    }

    private static Rule rule(String slug, FoundSecret secret) {
        return Rule.of(Practice.SECRETS, slug)
                .severity(secret.severity())
                .title(SecretWords.name(secret))
                .why("Whoever has a clone has the value, also where a later commit took it away.")
                .fix(SecretWords.FIX)
                .needs(FactKind.SECRET_CANDIDATE)
                .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
                .written();
    }

    private static Finding finding(Rule rule, FoundSecret secret) {
        SecretTrace trace = secret.trace();
        Location place = secret.place() == null ? Location.startOf(secret.path()) : secret.place();
        return new Finding(
                rule,
                Verdict.FAIL,
                secret.severity() == Severity.INFO ? Severity.INFO : secret.severity(),
                SecretWords.name(secret) + " in " + secret.path(),
                SecretWords.explanation(secret),
                place,
                trace == null || trace.commit().isEmpty() ? null : trace.commit(),
                secret.fingerprint(),
                null,
                secret.detail());
    }
}
