package dev.gatehouse.practices.compliance;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.FrameworkResult;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.compliance.Catalogue.Entry;
import dev.gatehouse.practices.compliance.Catalogue.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A framework's rule: each requirement that the rules of the other practices bear on gets the verdict that follows from
 * theirs.
 *
 * <p>One failing rule fails the requirement; else one that can't be told leaves it unknown. Where all hold, a
 * requirement that observation alone can show passes; one that takes a person's judgement stays unknown until someone
 * signs it off. Requirements that only a person can attest to are counted, and never judged.
 *
 * @param catalogue its requirements
 * @param rule as people read of it
 */
record Framework(Catalogue catalogue, Rule rule) {

    private static final int MOST_NAMED = 5;

    static final List<Framework> ALL = List.of(
            of(
                    Catalogue.GDPR,
                    "gdpr",
                    "A security obligation of the GDPR is not met",
                    "Fines reach 4% of a year's turnover, and people whose data leak can't get them back."),
            of(
                    Catalogue.HIPAA,
                    "hipaa-security-rule",
                    "A requirement of the HIPAA Security Rule is not met",
                    "Health information is exposed, breaches must be published, and penalties are counted for each of them."),
            of(
                    Catalogue.PCI_DSS,
                    "pci-dss",
                    "A requirement of PCI DSS is not met",
                    "An assessor will find it too, and card brands charge for it or stop the processing of payments."));

    /**
     * What came of one framework.
     *
     * @param result its findings, one for each requirement that a rule bears on
     * @param coverage how many requirements could be assessed
     */
    record Outcome(RuleResult result, FrameworkResult coverage) {}

    private static Framework of(Catalogue catalogue, String slug, String title, String why) {
        Rule rule = Rule.of(Practice.COMPLIANCE, slug)
                .severity(Severity.MEDIUM)
                .title(title)
                .why(why)
                .fix(
                        "Mend what the rules named in the finding report (gatehouse explain RULE); this one follows from them.")
                .needs(FactKind.FILE)
                .written();
        return new Framework(catalogue, rule);
    }

    Outcome assess(List<RuleResult> results, Evidence evidence) {
        Map<String, List<RuleResult>> evidencing = new TreeMap<>();
        for (RuleResult result : results) {
            for (Requirement requirement : result.rule().evidences()) {
                if (requirement.framework().equals(catalogue.framework())) {
                    evidencing
                            .computeIfAbsent(requirement.identifier(), unseen -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        Ruling ruling = new Ruling(rule, evidence);
        int assessable = 0;
        int assessed = 0;
        for (Entry entry : catalogue.entries().values()) {
            List<RuleResult> rules = evidencing.getOrDefault(entry.identifier(), List.of());
            if (rules.isEmpty() || entry.proof() == Proof.ATTESTATION) {
                continue;
            }
            Verdict verdict = verdict(entry, rules);
            assessable++;
            assessed += verdict == Verdict.UNKNOWN || verdict == Verdict.NOT_APPLICABLE ? 0 : 1;
            findings.add(finding(entry, verdict, rules, ruling));
        }
        FrameworkResult coverage =
                new FrameworkResult(catalogue.framework(), catalogue.title(), assessed, assessable, catalogue.total());
        return new Outcome(RuleResult.of(rule, findings), coverage);
    }

    private static Verdict verdict(Entry entry, List<RuleResult> rules) {
        for (Verdict candidate : List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.PASS)) {
            if (rules.stream().anyMatch(r -> r.verdict() == candidate)) {
                return candidate == Verdict.PASS && entry.proof() == Proof.SIGNED_OFF ? Verdict.UNKNOWN : candidate;
            }
        }
        return Verdict.NOT_APPLICABLE;
    }

    private Finding finding(Entry entry, Verdict verdict, List<RuleResult> rules, Ruling ruling) {
        String subject = catalogue.framework() + ":" + entry.identifier() + " " + entry.title();
        boolean waived = verdict == Verdict.WAIVED;
        ruling.add(
                waived ? Verdict.FAIL : verdict,
                subject,
                null,
                null,
                Standing.ORDINARY,
                explanation(entry, verdict, rules));
        Finding finding = ruling.findings().getLast();
        return waived ? waived(finding, rules) : finding;
    }

    /** Takes over the waiver of what would fail. */
    private static Finding waived(Finding finding, List<RuleResult> rules) {
        Finding cause = rules.stream()
                .flatMap(r -> r.findings().stream())
                .filter(f -> f.verdict() == Verdict.WAIVED)
                .findFirst()
                .orElseThrow();
        return new Finding(
                finding.rule(),
                Verdict.WAIVED,
                finding.severity(),
                finding.subject(),
                finding.explanation(),
                finding.location(),
                finding.address(),
                finding.fingerprint(),
                cause.waiver());
    }

    private static String explanation(Entry entry, Verdict verdict, List<RuleResult> rules) {
        List<String> parts = new ArrayList<>();
        part("fails", Verdict.FAIL, rules, parts);
        part("can't be told", Verdict.UNKNOWN, rules, parts);
        part("waived", Verdict.WAIVED, rules, parts);
        part("holds", Verdict.PASS, rules, parts);
        part("speaks of nothing here", Verdict.NOT_APPLICABLE, rules, parts);
        String told = String.join("; ", parts);
        boolean onlySignature =
                verdict == Verdict.UNKNOWN && rules.stream().noneMatch(r -> r.verdict() == Verdict.UNKNOWN);
        return onlySignature && entry.proof() == Proof.SIGNED_OFF
                ? "all that can be observed holds, and a person has yet to sign it off; " + told
                : told;
    }

    private static void part(String word, Verdict verdict, List<RuleResult> rules, List<String> parts) {
        List<String> named = rules.stream()
                .filter(r -> r.verdict() == verdict)
                .map(r -> r.rule().id())
                .sorted()
                .toList();
        if (!named.isEmpty()) {
            String more = named.size() > MOST_NAMED ? " and " + (named.size() - MOST_NAMED) + " more" : "";
            parts.add(word + ": " + named.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more);
        }
    }
}
