package dev.gatehouse.practices;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.policy.RuleSetting;
import dev.gatehouse.baseline.policy.WaiverDeclaration;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.compliance.Compliance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks every rule.
 *
 * <p>A rule of whose facts nothing was observed is not asked: it is UNKNOWN. One of whose facts a part was observed is
 * asked, and what fails there fails; but it can't pass, so what would pass becomes one UNKNOWN that says what is
 * missing. Compliance comes last, from the results of the others.
 */
public final class Judge {

    private final List<Check> checks;

    public Judge() {
        this(NinePractices.checks());
    }

    Judge(List<Check> checks) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::rule)).toList();
    }

    public Judgement judge(Baseline baseline, Snapshot snapshot) {
        Evidence evidence = new Evidence(baseline, snapshot);
        List<RuleResult> results = new ArrayList<>();
        for (Check check : checks) {
            RuleSetting setting = baseline.rules().get(check.rule().id());
            if (setting == null || !setting.off()) {
                List<Finding> findings = waived(baseline, evidence.today(), ask(check, evidence));
                results.add(RuleResult.of(check.rule(), findings));
            }
        }
        Compliance.Assessment compliance = Compliance.assess(baseline.frameworks(), results, evidence);
        results.addAll(compliance.results());
        results.sort(Comparator.comparing(RuleResult::rule));
        return new Judgement(snapshot, results, compliance.frameworks());
    }

    private static List<Finding> ask(Check check, Evidence evidence) {
        Ruling ruling = new Ruling(check.rule(), evidence);
        List<Coverage> gaps = new ArrayList<>();
        boolean unseen = false;
        for (FactKind kind : check.rule().needs().stream().sorted().toList()) {
            List<Coverage> ofKind = evidence.snapshot().gaps(kind);
            gaps.addAll(ofKind);
            unseen |= !ofKind.isEmpty() && nothingSeen(evidence.snapshot(), kind);
        }
        if (!unseen) {
            check.judge(evidence, ruling);
        }
        if (gaps.isEmpty()) {
            if (ruling.findings().isEmpty()) {
                ruling.add(
                        Verdict.NOT_APPLICABLE, "-", null, null, Standing.ORDINARY, "nothing here that it speaks of");
            }
            return ruling.findings();
        }
        long passing = ruling.findings().stream()
                .filter(f -> f.verdict() == Verdict.PASS)
                .count();
        for (Coverage gap : gaps) {
            ruling.unknownAt(null, gap.kind().plural() + " of " + gap.source(), unknown(gap, passing));
        }
        return ruling.findings().stream()
                .filter(f -> f.verdict() != Verdict.PASS)
                .toList();
    }

    private static boolean nothingSeen(Snapshot snapshot, FactKind kind) {
        return snapshot.coverage().stream().noneMatch(c -> c.kind() == kind && c.state() != Coverage.State.MISSING);
    }

    private static String unknown(Coverage gap, long passing) {
        String seen = passing == 0 ? "" : "; " + passing + " seen would pass";
        String remedy = gap.remedy() == null ? "" : ". " + gap.remedy();
        return gap.reason() + seen + remedy;
    }

    private static List<Finding> waived(Baseline baseline, LocalDate today, List<Finding> findings) {
        List<Finding> ruled = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<WaiverDeclaration> waiver = finding.verdict() != Verdict.FAIL
                    ? Optional.empty()
                    : baseline.waivers().stream()
                            .filter(w -> w.rule().equals(finding.rule().id()))
                            .filter(w -> !today.isAfter(w.waiver().until()))
                            .filter(w -> speaksOf(w, finding))
                            .findFirst();
            ruled.add(waiver.map(w -> finding.waivedBy(w.waiver())).orElse(finding));
        }
        return ruled;
    }

    private static boolean speaksOf(WaiverDeclaration waiver, Finding finding) {
        String subject = waiver.subject();
        PathPattern pattern = new PathPattern(subject);
        return subject.equals(finding.subject())
                || subject.indexOf('*') >= 0 && pattern.matches(finding.subject())
                || finding.location() != null
                        && pattern.matches(finding.location().file());
    }
}
