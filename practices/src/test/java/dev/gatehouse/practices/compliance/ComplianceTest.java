package dev.gatehouse.practices.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.FrameworkResult;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.practices.NinePractices;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComplianceTest {

    private static final Evidence EVIDENCE = new Evidence(
            Baseline.defaults(),
            new Snapshot("t", Instant.parse("2026-06-01T00:00:00Z"), List.of(), List.of(), List.of()));

    @Test
    void everyRequirementOnEveryRuleIsInACatalogue() {
        Map<String, TreeSet<String>> unknown = new TreeMap<>();
        for (Rule rule : NinePractices.rules()) {
            for (Requirement requirement : rule.evidences()) {
                boolean known = Catalogue.ALL.stream()
                        .filter(c -> c.framework().equals(requirement.framework()))
                        .anyMatch(c -> c.entry(requirement.identifier()).isPresent());
                if (!known) {
                    unknown.computeIfAbsent(requirement.toString(), r -> new TreeSet<>())
                            .add(rule.id());
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void countsEveryRequirementOfEachFramework() {
        assertThat(Catalogue.ALL).extracting(Catalogue::total).containsExactly(40, 69, 280);
    }

    @ParameterizedTest
    @CsvSource({
        "8.4.2, PASS PASS, PASS",
        "8.4.2, PASS FAIL, FAIL",
        "8.4.2, UNKNOWN FAIL, FAIL",
        "8.4.2, PASS UNKNOWN, UNKNOWN",
        "8.4.2, PASS NOT_APPLICABLE, PASS",
        "8.4.2, NOT_APPLICABLE NOT_APPLICABLE, NOT_APPLICABLE",
        "8.4.2, PASS WAIVED, WAIVED",
        "8.4.2, WAIVED UNKNOWN, UNKNOWN",
        "8.4.3, PASS PASS, UNKNOWN",
        "8.4.3, PASS FAIL, FAIL",
    })
    void givesARequirementTheVerdictThatFollows(String requirement, String verdicts, Verdict expected) {
        List<RuleResult> results = List.of(
                result("one", Verdict.valueOf(verdicts.split(" ", 2)[0]), "pci-dss:" + requirement),
                result("two", Verdict.valueOf(verdicts.split(" ", 2)[1]), "pci-dss:" + requirement));

        Compliance.Assessment assessment = Compliance.assess(List.of("pci-dss"), results, EVIDENCE);

        assertThat(assessment.results().getFirst().findings())
                .singleElement()
                .extracting(Finding::verdict)
                .isEqualTo(expected);
    }

    @Test
    void namesTheRulesAndTheRequirement() {
        List<RuleResult> results =
                List.of(result("good", Verdict.PASS, "gdpr:32.1.a"), result("bad", Verdict.FAIL, "gdpr:32.1.a"));

        Finding finding = Compliance.assess(List.of("gdpr"), results, EVIDENCE)
                .results()
                .getFirst()
                .findings()
                .getFirst();

        assertThat(finding.subject()).startsWith("gdpr:32.1.a Pseudonymisation");
        assertThat(finding.explanation()).isEqualTo("fails: secrets/bad; holds: secrets/good");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void saysThatAPersonHasYetToSignOff() {
        List<RuleResult> results = List.of(result("good", Verdict.PASS, "pci-dss:8.4.3"));

        Finding finding = Compliance.assess(List.of("pci-dss"), results, EVIDENCE)
                .results()
                .getFirst()
                .findings()
                .getFirst();

        assertThat(finding.explanation()).contains("sign it off");
    }

    @Test
    void keepsHonestDenominators() {
        List<RuleResult> results = List.of(
                result("one", Verdict.PASS, "pci-dss:8.4.2", "pci-dss:8.4.3", "pci-dss:1.1.1"),
                result("two", Verdict.UNKNOWN, "pci-dss:8.6.2"));

        FrameworkResult coverage = Compliance.assess(List.of("pci-dss"), results, EVIDENCE)
                .frameworks()
                .getFirst();

        // 1.1.1 is an attestation; 8.4.3 takes a signature; 8.6.2 was not seen.
        assertThat(coverage).isEqualTo(new FrameworkResult("pci-dss", "PCI DSS v4.0.1", 1, 3, 280));
    }

    @Test
    void reportsOnWhatIsAskedForOnly() {
        List<RuleResult> results = List.of(result("one", Verdict.PASS, "pci-dss:8.4.2"));

        assertThat(Compliance.assess(List.of("hipaa"), results, EVIDENCE).results())
                .extracting(r -> r.rule().id())
                .containsExactly("compliance/hipaa-security-rule");
    }

    private static RuleResult result(String slug, Verdict verdict, String... requirements) {
        Rule rule = Rule.of(Practice.SECRETS, slug)
                .severity(Severity.HIGH)
                .title("t")
                .why("w")
                .fix("f")
                .needs(FactKind.FILE)
                .evidences(requirements)
                .written();
        Ruling ruling = new Ruling(rule, EVIDENCE);
        ruling.add(verdict == Verdict.WAIVED ? Verdict.FAIL : verdict, "s", null, null, Standing.ORDINARY, "x");
        Finding finding = ruling.findings().getFirst();
        if (verdict == Verdict.WAIVED) {
            Waiver waiver = new Waiver("reason", "Ada Example", LocalDate.parse("2027-01-01"));
            finding = new Finding(
                    rule, Verdict.WAIVED, finding.severity(), "s", "x", null, null, finding.fingerprint(), waiver);
        }
        return RuleResult.of(rule, List.of(finding));
    }
}
