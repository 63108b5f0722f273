package dev.gatehouse.report.digest;

import dev.gatehouse.model.judgement.FrameworkResult;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import java.util.List;

/**
 * How a compliance framework stands.
 *
 * @param tally of its requirements, by verdict
 */
public record FrameworkSummary(FrameworkResult framework, Tally tally) {

    public static List<FrameworkSummary> of(Judgement judgement) {
        return judgement.frameworks().stream()
                .map(f -> new FrameworkSummary(f, tally(judgement, f.framework())))
                .toList();
    }

    private static Tally tally(Judgement judgement, String framework) {
        String id = Practice.COMPLIANCE.slug() + "/" + framework;
        return Tally.ofFindings(judgement.rules(Practice.COMPLIANCE).stream()
                .filter(r -> r.rule().id().equals(id) || r.rule().id().startsWith(id + "-"))
                .flatMap(r -> r.findings().stream())
                .toList());
    }
}
